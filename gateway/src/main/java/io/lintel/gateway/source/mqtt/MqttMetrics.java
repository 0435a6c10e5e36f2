package io.lintel.gateway.source.mqtt;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** What the MQTT source counts. */
final class MqttMetrics {
  private final MeterRegistry registry;
  private final Counter received;
  private final Counter rejected;
  private final Counter acknowledged;
  private final Counter refused;
  private final Counter connections;

  MqttMetrics(MeterRegistry registry) {
    this.registry = registry;
    received = counter("lintel_mqtt_received", "Messages from the broker, repetitions and all");
    rejected = counter("lintel_mqtt_rejected", "Messages that could not be taken, or not in whole");
    acknowledged = counter("lintel_mqtt_acknowledged", "Messages that are durable and let go of");
    refused = counter("lintel_mqtt_refused", "Times the journal did not take a batch");
    connections = counter("lintel_mqtt_connections", "Times a session was taken up");
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  void watchGathering(Supplier<Number> messages) {
    Gauge.builder("lintel_mqtt_gathering", messages)
        .description("Messages that wait for the next commit")
        .register(registry);
  }

  void received(boolean good) {
    received.increment();
    if (!good) {
      rejected.increment();
    }
  }

  void acknowledged(int messages) {
    acknowledged.increment(messages);
  }

  void refused() {
    refused.increment();
  }

  void connected() {
    connections.increment();
  }
}
