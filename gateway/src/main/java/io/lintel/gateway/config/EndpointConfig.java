package io.lintel.gateway.config;

import io.lintel.gateway.policy.Limits;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway's own MQTT endpoint is open to devices.
 *
 * @param plain whether MQTT without TLS is served, on {@link MqttConfig#listen()}
 * @param tls null: no TLS
 */
public record EndpointConfig(boolean plain, @Nullable Tls tls, Limits limits) {
  public static final EndpointConfig DEFAULT = new EndpointConfig(true, null, Limits.DEFAULT);

  /**
   * MQTT over TLS. The files are read anew when they change.
   *
   * @param certificates PEM, the server's first, then those between it and its authority
   * @param key PEM, PKCS #8
   * @param authority PEM; clients may then show a certificate of it, and one of another is refused
   */
  public record Tls(ListenAddress listen, Path certificates, Path key, @Nullable Path authority) {}

  /**
   * What one client, and all of them, may take. docs/mqtt.md names the reason code of each.
   *
   * @param packetBytes the largest control packet
   * @param clients connections at once
   * @param clientsOfAnAddress those from one IP address
   * @param inFlight messages of one connection that wait for their acknowledgement
   * @param messagesPerSecond of one connection, over a while
   * @param keepAlive the longest a client may promise to be silent
   * @param topicBytes a topic's length
   * @param connectWithin from the first octet a connection can send to its CONNECT
   * @param commandAgain after which a command that nobody has answered is sent again
   */
  public record Limits(
      int packetBytes,
      int clients,
      int clientsOfAnAddress,
      int inFlight,
      int messagesPerSecond,
      Duration keepAlive,
      int topicBytes,
      Duration connectWithin,
      Duration commandAgain) {
    public static final Limits DEFAULT =
        new Limits(
            512 * 1024,
            10_000,
            1_000,
            1_024,
            20_000,
            Duration.ofMinutes(30),
            256,
            Duration.ofSeconds(10),
            Duration.ofMinutes(1));
  }
}
