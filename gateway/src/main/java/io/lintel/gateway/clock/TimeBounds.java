package io.lintel.gateway.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * When something happened, as far as the clocks can tell: not before {@code lo}, not after {@code
 * hi}, most likely at {@code estimate}.
 */
public record TimeBounds(Instant lo, Instant estimate, Instant hi) {
  /** Throws {@link IllegalArgumentException} unless lo ≤ estimate ≤ hi. */
  public TimeBounds {
    if (lo.isAfter(estimate) || estimate.isAfter(hi)) {
      throw new IllegalArgumentException(
          "not lo ≤ estimate ≤ hi: " + lo + ", " + estimate + ", " + hi);
    }
  }

  public static TimeBounds exactly(Instant instant) {
    return new TimeBounds(instant, instant, instant);
  }

  /** The estimate in the middle. */
  public static TimeBounds between(Instant lo, Instant hi) {
    return new TimeBounds(lo, lo.plus(Duration.between(lo, hi).dividedBy(2)), hi);
  }

  /** The larger distance from the estimate to an end. */
  public Duration uncertainty() {
    Duration down = Duration.between(lo, estimate);
    Duration up = Duration.between(estimate, hi);
    return down.compareTo(up) > 0 ? down : up;
  }
}
