package io.lintel.simulator.people;

import io.lintel.simulator.chance.Dice;
import java.time.Duration;

/**
 * How long somebody takes from one door to the next.
 *
 * @param doors between two doors of one staircase
 * @param stops in the car, between one staircase and the way to the next
 */
public record Pace(Between doors, Between stops) {
  /** What is usual where a scenario says nothing. */
  public static final Pace USUAL =
      new Pace(
          new Between(Duration.ofSeconds(45), Duration.ofSeconds(120)),
          new Between(Duration.ofSeconds(150), Duration.ofSeconds(2300)));

  /** At least and at most. */
  public record Between(Duration least, Duration most) {
    Duration drawn(Dice dice) {
      return dice.seconds(least.toMillis() / 1e3, most.toMillis() / 1e3);
    }
  }
}
