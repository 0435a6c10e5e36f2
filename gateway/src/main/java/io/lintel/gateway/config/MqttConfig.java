package io.lintel.gateway.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How reports come over MQTT: from a broker of one's own, or straight from the devices.
 *
 * @param broker {@code mqtt://host:1883} or {@code mqtts://host:8883}; null: devices connect to us
 * @param listen where our own endpoint listens
 * @param clientId names the persistent session at the broker; two gateways must not share one
 * @param endpoint what holds of our own endpoint
 * @param tls whom we believe that it is the broker, where it speaks TLS
 */
public record MqttConfig(
    @Nullable URI broker,
    ListenAddress listen,
    String clientId,
    @Nullable String username,
    @Nullable Secret password,
    EndpointConfig endpoint,
    BrokerTls tls) {
  /** The client id where none is configured: the installation has one of its own. */
  public static final String OF_THE_INSTALLATION = "";

  /** With an endpoint of the usual limits, without TLS. */
  public MqttConfig(
      @Nullable URI broker,
      ListenAddress listen,
      String clientId,
      @Nullable String username,
      @Nullable Secret password) {
    this(broker, listen, clientId, username, password, EndpointConfig.DEFAULT, BrokerTls.USUAL);
  }

  /** With the usual authorities where a broker speaks TLS. */
  public MqttConfig(
      @Nullable URI broker,
      ListenAddress listen,
      String clientId,
      @Nullable String username,
      @Nullable Secret password,
      EndpointConfig endpoint) {
    this(broker, listen, clientId, username, password, endpoint, BrokerTls.USUAL);
  }

  /** With {@code installation} as client id, unless one is configured. */
  public MqttConfig named(String installation) {
    return clientId.equals(OF_THE_INSTALLATION)
        ? new MqttConfig(broker, listen, installation, username, password, endpoint, tls)
        : this;
  }

  /** Whether devices connect to the gateway itself. */
  public boolean embedded() {
    return broker == null;
  }
}
