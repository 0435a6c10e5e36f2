package io.lintel.gateway.source.mqtt;

import io.lintel.gateway.config.BrokerTls;
import java.net.URI;
import java.security.GeneralSecurityException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where a broker is and what its sockets are: {@code tcp}, {@code mqtt} and {@code ws} are plain,
 * {@code ssl}, {@code tls}, {@code mqtts} and {@code wss} are TLS.
 *
 * @param uri as Paho takes it
 * @param sockets null: Paho's own
 */
record BrokerAddress(String uri, @Nullable SocketFactory sockets) {
  private static final int PLAIN_PORT = 1883;
  private static final int SECURE_PORT = 8883;

  /**
   * @param trust whose certificates are believed, and which we show
   */
  static BrokerAddress of(URI broker, BrokerTls trust) {
    return switch (broker.getScheme()) {
      case "ssl", "tls", "mqtts" ->
          new BrokerAddress(tcp(broker, SECURE_PORT), new BrokerSockets(context(trust)));
      case "ws" -> new BrokerAddress(broker.toString(), null);
      case "wss" -> new BrokerAddress(broker.toString(), context(trust).getSocketFactory());
      default -> new BrokerAddress(tcp(broker, PLAIN_PORT), new BrokerSockets(null));
    };
  }

  /** TLS is the sockets' own business; for Paho it is TCP. */
  private static String tcp(URI broker, int usualPort) {
    int port = broker.getPort() < 0 ? usualPort : broker.getPort();
    return "tcp://" + broker.getHost() + ":" + port;
  }

  private static SSLContext context(BrokerTls trust) {
    try {
      return trust.context();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("the certificates were checked with the file", impossible);
    }
  }
}
