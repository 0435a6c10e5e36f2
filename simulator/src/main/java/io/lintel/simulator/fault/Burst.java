package io.lintel.simulator.fault;

import io.lintel.meter.wire.Bytes;
import java.time.Duration;

/**
 * Octets sent in one go.
 *
 * @param pause since the burst before it; since a healthy answer's begin for the first
 * @param alongside the pause counts from the begin of the burst before it, not from its end: two
 *     talk at once
 * @param between added between two octets
 */
public record Burst(Duration pause, boolean alongside, Bytes octets, Duration between) {
  static Burst of(Bytes octets) {
    return after(Duration.ZERO, octets);
  }

  static Burst after(Duration pause, Bytes octets) {
    return new Burst(pause, false, octets, Duration.ZERO);
  }

  static Burst alongside(Duration pause, Bytes octets) {
    return new Burst(pause, true, octets, Duration.ZERO);
  }

  Burst later(Duration by) {
    return new Burst(pause.plus(by), alongside, octets, between);
  }

  Burst spaced(Duration gap) {
    return new Burst(pause, alongside, octets, gap);
  }
}
