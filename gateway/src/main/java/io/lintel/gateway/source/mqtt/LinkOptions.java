package io.lintel.gateway.source.mqtt;

import io.lintel.gateway.config.Secret;
import io.lintel.gateway.intake.Limits;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * What a connection to the broker is opened with, in any version of MQTT.
 *
 * @param uri as Paho takes it
 * @param clientId names the session
 * @param sockets null: Paho's own
 */
record LinkOptions(
    String uri,
    String clientId,
    @Nullable String username,
    @Nullable Secret password,
    @Nullable SocketFactory sockets) {
  static final int KEEP_ALIVE_SECONDS = 30;
  static final int CONNECT_SECONDS = 10;

  /** Of a topic and of what else stands around a payload. */
  private static final int AROUND_BYTES = 72 * 1024;

  /** Larger packets are not wanted; where one comes, its payload is cut and so rejected. */
  static final int MOST_PACKET_BYTES = Limits.PAYLOAD_BYTES + AROUND_BYTES;
}
