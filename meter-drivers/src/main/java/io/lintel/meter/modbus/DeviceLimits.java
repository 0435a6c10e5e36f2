package io.lintel.meter.modbus;

import java.time.Duration;
import java.util.Set;

/**
 * What one device can bear, and what has to be borne of it.
 *
 * @param maxRegisters the most it answers at once, 1 to 125
 * @param maxGap the widest run of unwanted registers read along to save a request
 * @param answerWithin how long it may take to begin its answer, and to go on after a stall
 * @param pause how long it needs to be left alone between an answer and the next request
 * @param lenient what may be wrong about its answers
 */
public record DeviceLimits(
    int maxRegisters, int maxGap, Duration answerWithin, Duration pause, Set<Leniency> lenient) {
  /** Longer pauses would hold a line up for all its meters. */
  public static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  public static final DeviceLimits DEFAULT =
      new DeviceLimits(RegisterPlan.MOST_REGISTERS, 8, Duration.ofSeconds(1));

  public DeviceLimits {
    if (maxRegisters < 1 || maxRegisters > RegisterPlan.MOST_REGISTERS) {
      throw new IllegalArgumentException(
          "expected 1 to 125 registers a request, found " + maxRegisters);
    }
    if (maxGap < 0 || maxGap >= RegisterPlan.MOST_REGISTERS) {
      throw new IllegalArgumentException("expected a gap of 0 to 124 registers, found " + maxGap);
    }
    if (answerWithin.isNegative() || answerWithin.isZero()) {
      throw new IllegalArgumentException("expected a positive time, found " + answerWithin);
    }
    if (pause.isNegative() || pause.compareTo(LONGEST_PAUSE) > 0) {
      throw new IllegalArgumentException("expected a pause of 0 to 10 s, found " + pause);
    }
    lenient = Set.copyOf(lenient);
  }

  /** For a device that needs no pause and errs in nothing. */
  public DeviceLimits(int maxRegisters, int maxGap, Duration answerWithin) {
    this(maxRegisters, maxGap, answerWithin, Duration.ZERO, Set.of());
  }

  boolean bears(Leniency error) {
    return lenient.contains(error);
  }
}
