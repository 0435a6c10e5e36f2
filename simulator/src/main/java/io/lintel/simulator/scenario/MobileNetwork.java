package io.lintel.simulator.scenario;

import io.lintel.simulator.chance.Dice;
import java.time.Duration;

/** The network of recorders and phones on a bad day. */
public final class MobileNetwork {
  /**
   * No round trip that is stated is shorter, and no message may be under way for longer: clocks are
   * judged by what is stated.
   */
  public static final Duration SHORTEST = Duration.ofSeconds(1);

  private static final Duration LONGEST = Duration.ofMillis(1_400);

  private MobileNetwork() {}

  /** A round trip as a device measures it. */
  static Duration roundTrip(Dice dice) {
    return dice.seconds(SHORTEST.toMillis() / 1e3, LONGEST.toMillis() / 1e3);
  }
}
