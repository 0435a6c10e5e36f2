package io.lintel.gateway.identity;

/** How a connection was answered at the door. */
public sealed interface Admission {
  /** Let in, as this speaker and nobody else. */
  record Admitted(Speaker speaker) implements Admission {}

  /**
   * Turned away.
   *
   * @param ground for the protocol's reason code
   * @param why for the log, and for the client where the protocol has room: never holds a secret
   */
  record Refused(Ground ground, String why) implements Admission {}

  /** Why somebody is turned away, as far as a protocol can say it. */
  enum Ground {
    /** A wrong secret or code, an unknown device or certificate (MQTT 5: 0x86, 3.1.1: 4). */
    BAD_CREDENTIALS,
    /** Nothing was shown, and anonymous is refused here (MQTT 5: 0x87, 3.1.1: 5). */
    ANONYMOUS,
    /** Too many wrong codes of late: come again later (MQTT 5: 0x9F, 3.1.1: 3). */
    TOO_MANY_ATTEMPTS
  }
}
