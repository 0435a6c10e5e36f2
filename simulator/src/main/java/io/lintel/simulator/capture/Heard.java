package io.lintel.simulator.capture;

import io.lintel.meter.wire.Bytes;
import java.time.Instant;

/** Octets one side said, and when they were there. */
record Heard(Instant at, Side side, Bytes octets) {
  /** Who spoke. */
  enum Side {
    MASTER,
    METERS
  }
}
