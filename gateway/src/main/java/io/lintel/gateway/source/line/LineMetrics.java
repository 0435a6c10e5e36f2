package io.lintel.gateway.source.line;

import io.lintel.meter.line.TurnEnd;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts of one line. */
final class LineMetrics {
  private final MeterRegistry registry;
  private final String line;

  LineMetrics(MeterRegistry registry, String line, Outbox outbox) {
    this.registry = registry;
    this.line = line;
    Gauge.builder("lintel_line_unjournaled", outbox, Outbox::size)
        .description("Readings of a line that wait for the journal")
        .tag("line", line)
        .register(registry);
  }

  void slot(TurnEnd end) {
    registry
        .counter("lintel_line_slots", "line", line, "outcome", SlotWords.outcome(end))
        .increment();
  }

  /** The gateway's own code failed at the line, and went on. */
  void defect() {
    registry.counter("lintel_line_defects", "line", line).increment();
  }

  void onDemand(TurnEnd end) {
    registry
        .counter("lintel_line_reads_on_demand", "line", line, "outcome", SlotWords.outcome(end))
        .increment();
  }
}
