package io.lintel.simulator.clock;

import java.time.Duration;

/**
 * How fast simulated time may go, and for how long (by the wall) it waits for others.
 *
 * @param speed simulated seconds in one of the wall's
 * @param lag what was sent is taken in before so much simulated time has passed; keeps what a
 *     network takes by the wall from becoming long in simulated time
 * @param patience with what was sent, before it is written off
 * @param longestHold with somebody who holds the clock
 * @param writeOffs this many, then the clock gives up
 */
public record Pacing(
    double speed, Duration lag, Duration patience, Duration longestHold, int writeOffs) {
  /** A message may be on its way while those of this many steps, its own among them, leave. */
  static final int STEPS_IN_LAG = 4;

  private static final long SHORTEST_LAG_MILLIS = 200;

  /** No longer than the shortest round trip that devices state: clocks are judged by it. */
  private static final long LONGEST_LAG_MILLIS = 1_000;

  public Pacing {
    if (!(speed > 0) || lag.compareTo(Duration.ofNanos(STEPS_IN_LAG)) < 0) {
      throw new IllegalArgumentException("speed and lag must be above 0: " + speed + ", " + lag);
    }
  }

  /** A lag of one simulated second, shorter where that would be seen to stutter. */
  public static Pacing ofSpeed(double speed) {
    long lag = Math.min(LONGEST_LAG_MILLIS, Math.max(SHORTEST_LAG_MILLIS, Math.round(speed * 100)));
    return new Pacing(
        speed, Duration.ofMillis(lag), Duration.ofSeconds(20), Duration.ofSeconds(60), 5);
  }

  /** How often the clock looks whether it may go on. */
  Duration step() {
    return lag.dividedBy(STEPS_IN_LAG);
  }
}
