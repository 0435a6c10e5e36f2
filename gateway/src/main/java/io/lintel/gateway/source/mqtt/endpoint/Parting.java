package io.lintel.gateway.source.mqtt.endpoint;

/**
 * Why the gateway ends a connection. MQTT 5 hears the code and the words, MQTT 3.1.1 has no packet
 * for it: there the log has them.
 */
enum Parting {
  MALFORMED(0x81, "a packet that is no MQTT"),
  PROTOCOL(0x82, "a packet that may not come here"),
  NOT_AUTHORIZED(0x87, "not authorized"),
  SHUTTING_DOWN(0x8B, "the gateway stops; come again"),
  KEEP_ALIVE(0x8D, "no packet within one and a half times the keep-alive"),
  TAKEN_OVER(0x8E, "the same client connected again"),
  TOPIC_NAME(0x90, "a topic that is none of the gateway's"),
  RECEIVE_MAXIMUM(0x93, "more in flight than the receive maximum"),
  TOPIC_ALIAS(0x94, "topic aliases are not taken here"),
  PACKET_TOO_LARGE(0x95, "a packet larger than the maximum packet size"),
  RATE(0x96, "more messages than the rate allows, for too long"),
  QUOTA(0x97, "more than one connection may have"),
  RETAIN(0x9A, "nothing is retained here: publish without RETAIN"),
  TOO_SLOW(0x83, "no CONNECT in time");

  private final int code;
  private final String words;

  Parting(int code, String words) {
    this.code = code;
    this.words = words;
  }

  int code() {
    return code;
  }

  String words() {
    return words;
  }
}
