package io.lintel.gateway.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How reports come over MQTT: from a broker of one's own, or straight from the devices.
 *
 * @param broker {@code tcp://host:1883} or {@code ssl://host:8883}; null: devices connect to us
 * @param listen where our own endpoint listens
 * @param clientId names the persistent session at the broker; two gateways must not share one
 * @param endpoint what holds of our own endpoint
 */
public record MqttConfig(
    @Nullable URI broker,
    ListenAddress listen,
    String clientId,
    @Nullable String username,
    @Nullable Secret password,
    EndpointConfig endpoint) {
  /** With an endpoint of the usual limits, without TLS. */
  public MqttConfig(
      @Nullable URI broker,
      ListenAddress listen,
      String clientId,
      @Nullable String username,
      @Nullable Secret password) {
    this(broker, listen, clientId, username, password, EndpointConfig.DEFAULT);
  }

  /** Whether devices connect to the gateway itself. */
  public boolean embedded() {
    return broker == null;
  }
}
