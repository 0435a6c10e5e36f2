package io.lintel.simulator.capture;

import java.io.IOException;

/**
 * A capture that was cut off: it ends inside a record. The message says where the piece that is not
 * whole begins, what was expected there, and how much of it there is.
 */
final class EndsEarly extends IOException {
  private static final long serialVersionUID = 1L;

  EndsEarly(long at, String what, int expected, int found) {
    super(
        "at octet %,d: expected %s of %,d octets, found %,d and the end of the file"
            .formatted(at, what, expected, found));
  }
}
