package io.lintel.gateway.sink.influx;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.function.Supplier;

/** What the upload counts. */
final class UploadMetrics {
  private static final String SINK = "sink";

  private final MeterRegistry registry;
  private final Counter written;
  private final Counter setAside;
  private final Counter failures;

  UploadMetrics(MeterRegistry registry) {
    this.registry = registry;
    written = counter("lintel_sink_points", "Points the target has acknowledged");
    setAside = counter("lintel_sink_set_aside", "Points the target refuses, set aside");
    failures = counter("lintel_sink_failures", "Writes that have to be tried again");
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).tag(SINK, Upload.NAME).register(registry);
  }

  void watch(Supplier<Number> cursor, Supplier<Number> behind, Standing standing) {
    Gauge.builder("lintel_sink_cursor", cursor)
        .description("Last journal entry the target has acknowledged")
        .tag(SINK, Upload.NAME)
        .register(registry);
    Gauge.builder("lintel_sink_behind", behind)
        .description("Journal entries the target does not have yet")
        .tag(SINK, Upload.NAME)
        .register(registry);
    Gauge.builder("lintel_sink_refused", standing, Standing::refused)
        .description("Entries that are set aside because the target refuses them")
        .tag(SINK, Upload.NAME)
        .register(registry);
    Gauge.builder("lintel_sink_accepted_timestamp_seconds", standing, UploadMetrics::accepted)
        .description("When the target last accepted anything; 0 if it never did")
        .tag(SINK, Upload.NAME)
        .register(registry);
  }

  private static double accepted(Standing standing) {
    return standing.lastAccepted().map(Instant::getEpochSecond).orElse(0L);
  }

  void written(int points, int leftOut) {
    written.increment(points);
    setAside.increment(leftOut);
  }

  void failed() {
    failures.increment();
  }
}
