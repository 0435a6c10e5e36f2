package io.lintel.gateway.source.mqtt.endpoint;

import io.lintel.gateway.journal.Journal.JournalRefuses;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.Supplier;

/** What the endpoint counts. The first four names are those of a broker's source. */
final class EndpointCounts {
  private final MeterRegistry registry;
  private final Counter received;
  private final Counter rejected;
  private final Counter acknowledged;
  private final Counter journalRefused;
  private final Counter connected;
  private final Counter commands;

  EndpointCounts(MeterRegistry registry) {
    this.registry = registry;
    received = counter("lintel_mqtt_received", "Messages from devices, repetitions and all");
    rejected = counter("lintel_mqtt_rejected", "Messages that could not be taken, or not in whole");
    acknowledged = counter("lintel_mqtt_acknowledged", "Messages that are durable and let go of");
    journalRefused = counter("lintel_mqtt_refused", "Times the journal did not take a batch");
    connected = counter("lintel_mqtt_connections", "Times a client was let in");
    commands = counter("lintel_mqtt_commands", "Commands sent to meters, repetitions and all");
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  void watch(Supplier<Number> clients, Supplier<Number> gathering) {
    Gauge.builder("lintel_mqtt_clients", clients)
        .description("Connections that are open")
        .register(registry);
    Gauge.builder("lintel_mqtt_gathering", gathering)
        .description("Observations that wait for the next commit")
        .register(registry);
  }

  void received(boolean good) {
    received.increment();
    if (!good) {
      rejected.increment();
    }
  }

  void acknowledged() {
    acknowledged.increment();
  }

  void journalRefused() {
    journalRefused.increment();
  }

  /** A message that its connection has to wait with, or for. */
  void heldBack(JournalRefuses.Ground ground) {
    Counter.builder("lintel_mqtt_held_back")
        .description("Messages that were not taken at once, by what was used up")
        .tag("ground", ground.name().toLowerCase(Locale.ROOT))
        .register(registry)
        .increment();
  }

  void connected() {
    connected.increment();
  }

  void command() {
    commands.increment();
  }

  /** A connection, a publication or a subscription that was not let in. */
  void denied(String what) {
    Counter.builder("lintel_mqtt_denied")
        .description("What was not let in, by what it was")
        .tag("what", what)
        .register(registry)
        .increment();
  }

  void parted(Parting why) {
    Counter.builder("lintel_mqtt_parted")
        .description("Connections that the gateway ended, by its reason")
        .tag("reason", why.name().toLowerCase(Locale.ROOT))
        .register(registry)
        .increment();
  }
}
