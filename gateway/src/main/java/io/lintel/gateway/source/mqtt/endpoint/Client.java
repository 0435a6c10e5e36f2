package io.lintel.gateway.source.mqtt.endpoint;

import io.lintel.gateway.identity.Speaker;
import java.time.Duration;

/**
 * What a connection agreed on in its CONNECT.
 *
 * @param id the client's name for itself, or the one it was given
 * @param five whether it speaks MQTT 5
 * @param explains whether it wants reason strings
 * @param keepAlive the longest it may be silent, before the half that is added
 * @param receiveMaximum commands it takes before it has acknowledged the first
 * @param packetBytes the largest packet it takes
 */
record Client(
    String id,
    Speaker speaker,
    boolean five,
    boolean explains,
    Duration keepAlive,
    int receiveMaximum,
    long packetBytes) {

  /** {@code words} where the client may be told them; nothing else. */
  String told(String words) {
    return five && explains ? words : "";
  }

  /** A client is the same when the same speaker uses the same id: nobody takes over another's. */
  String key() {
    return speaker.name() + '\n' + id;
  }
}
