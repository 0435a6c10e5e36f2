package io.lintel.gateway.source.mqtt.endpoint;

import io.netty.handler.codec.mqtt.MqttMessage;
import org.jspecify.annotations.Nullable;

/** What a dialogue does to its connection. All on the endpoint's event loop. */
interface Wire {
  void send(MqttMessage packet);

  /** PUBACK of success: by far the most frequent packet. */
  void acknowledge(int packetId);

  /** Whether octets are read: what is not read fills the peer's window, and it waits. */
  void reading(boolean on);

  /** Ends the connection once all that was sent has had time to be heard. */
  void close();

  /** Ends it at once. */
  void hangUp();

  boolean open();

  /** Host and port of the other side, for people. */
  String peer();

  /** Its IP address. */
  String address();

  /** The subject of the client certificate that TLS has verified, or null. */
  @Nullable String certificateSubject();
}
