package io.lintel.simulator.transport;

import java.time.Duration;

/**
 * How an attempt to hand something to the gateway ended.
 *
 * @param comeAgainAfter what a busy gateway asked for; zero otherwise
 * @param says for logs: the answer's status and text, or why there is none
 */
public record Answer(Kind kind, Duration comeAgainAfter, String says) {
  public enum Kind {
    TAKEN,
    /** For good: the same thing sent again would be refused again. */
    REFUSED,
    /** Not now; it was not taken. */
    BUSY,
    /** No answer after all attempts: nobody knows whether it was taken. */
    SILENT
  }

  static Answer taken() {
    return new Answer(Kind.TAKEN, Duration.ZERO, "");
  }

  static Answer refused(String says) {
    return new Answer(Kind.REFUSED, Duration.ZERO, says);
  }

  static Answer busy(Duration comeAgainAfter) {
    return new Answer(Kind.BUSY, comeAgainAfter, "busy");
  }

  static Answer silent(String says) {
    return new Answer(Kind.SILENT, Duration.ZERO, says);
  }
}
