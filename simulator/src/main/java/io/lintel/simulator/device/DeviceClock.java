package io.lintel.simulator.device;

import java.time.Duration;
import java.time.Instant;

/**
 * A device's clock, wrong by {@code skew} at {@code since} and drifting from there.
 *
 * @param driftMillisPerDay how much it gains in a day
 */
public record DeviceClock(Instant since, Duration skew, long driftMillisPerDay) {
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  /** What it shows when it is {@code truth}. */
  public Instant shows(Instant truth) {
    long elapsed = Duration.between(since, truth).toMillis();
    return truth.plus(skew).plusMillis(elapsed * driftMillisPerDay / DAY_MILLIS);
  }
}
