package io.lintel.gateway.audit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.TimeBounds;
import java.time.Duration;

/**
 * How much later one thing was than another, in microseconds: at least {@code lo}, at most {@code
 * hi}, most likely {@code estimate}. Negative is earlier.
 */
record Lateness(long lo, long estimate, long hi) {
  /** A violation of more than a minute does not slip through: the second law. */
  private static final long GRAVE = Micros.of(Duration.ofMinutes(1));

  /** How much later {@code one} was than {@code other}, if their clocks have nothing in common. */
  static Lateness of(TimeBounds one, TimeBounds other) {
    return new Lateness(
        one.loMicros() - other.hiMicros(),
        one.estimateMicros() - other.estimateMicros(),
        one.hiMicros() - other.loMicros());
  }

  /** Section 4 of the model: late beyond every doubt, or not late by the estimate, or neither. */
  Outcome notMoreThan(Duration allowed) {
    long slack = Micros.of(allowed);
    if (lo > slack) {
      return Outcome.FAIL;
    }
    return estimate <= slack ? Outcome.PASS : Outcome.UNDECIDED;
  }

  /** Whether no doubt could turn what {@link #notMoreThan} says. */
  boolean certainly(Duration allowed) {
    long slack = Micros.of(allowed);
    return lo > slack || hi <= slack;
  }

  /** Whether it may be more than allowed by what nobody may miss. */
  boolean mayBeGrave(Duration allowed) {
    return hi > Micros.of(allowed) + GRAVE;
  }

  Duration by() {
    return Micros.duration(estimate);
  }

  Duration uncertainty() {
    return Micros.duration(Math.max(estimate - lo, hi - estimate));
  }
}
