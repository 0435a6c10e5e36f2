package io.lintel.simulator.device;

import io.lintel.simulator.chance.Dice;

/**
 * A volume corrector on a meter: the dial counts at line conditions, and what is billed and
 * reported is at base conditions.
 *
 * @param factor so many m³ at base conditions is one at line conditions
 * @param tellsDial whether it reports the dial's index beside its own
 */
public record Corrector(double factor, boolean tellsDial) {
  /** From just above the atmosphere's pressure to some 4 bar. */
  public static Corrector drawn(Dice dice) {
    return new Corrector(dice.between(1.02, 5), dice.chance(0.5));
  }

  /** What the dial shows when {@code base} has passed at base conditions, in the same unit. */
  public long dial(long base) {
    return Math.round(base / factor);
  }
}
