package io.lintel.gateway.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway reaches its MQTT broker.
 *
 * @param broker {@code tcp://host:1883} or {@code ssl://host:8883}; null: the embedded broker
 * @param listen where the embedded broker listens
 * @param clientId names the persistent session at the broker; two gateways must not share one
 */
public record MqttConfig(
    @Nullable URI broker,
    ListenAddress listen,
    String clientId,
    @Nullable String username,
    @Nullable Secret password) {
  public boolean embedded() {
    return broker == null;
  }
}
