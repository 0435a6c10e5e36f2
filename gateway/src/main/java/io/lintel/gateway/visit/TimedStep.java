package io.lintel.gateway.visit;

import io.lintel.gateway.clock.ClockBasis;
import io.lintel.gateway.clock.TimeBounds;

/**
 * A step with its time corrected.
 *
 * @param tap when the screen was touched
 * @param act when what was tapped happened
 * @param late whether the tap contradicts the place or the order, so that {@code act} is only an
 *     upper bound
 */
public record TimedStep(Step step, TimeBounds tap, TimeBounds act, ClockBasis basis, boolean late) {
  TimedStep asLate() {
    return new TimedStep(step, tap, act, basis, true);
  }

  long tapped() {
    return tap.estimateMicros();
  }
}
