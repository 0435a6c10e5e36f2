package io.lintel.simulator.clock;

import java.time.Duration;

/**
 * How fast simulated time may go, and for how long (by the wall) it waits for others.
 *
 * @param speed simulated seconds in one of the wall's
 * @param step what was sent in a step is taken in before the next one begins; keeps what a network
 *     takes by the wall from becoming long in simulated time
 * @param patience with a backlog, before it is written off
 * @param longestHold with somebody who holds the clock
 * @param writeOffs this many, then the clock gives up
 */
public record Pacing(
    double speed, Duration step, Duration patience, Duration longestHold, int writeOffs) {
  /** No longer than the shortest round trip that devices state: clocks are judged by it. */
  private static final Duration STEP = Duration.ofSeconds(1);

  public Pacing {
    if (!(speed > 0) || step.isNegative() || step.isZero()) {
      throw new IllegalArgumentException("speed and step must be above 0: " + speed + ", " + step);
    }
  }

  /** Steps of one simulated second, shorter where that would be seen to stutter. */
  public static Pacing ofSpeed(double speed) {
    long step = Math.min(STEP.toMillis(), Math.max(50, Math.round(speed * 100)));
    return new Pacing(
        speed, Duration.ofMillis(step), Duration.ofSeconds(20), Duration.ofSeconds(60), 5);
  }
}
