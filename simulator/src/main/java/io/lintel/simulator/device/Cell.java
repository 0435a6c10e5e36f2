package io.lintel.simulator.device;

import java.time.Duration;
import java.time.Instant;

/**
 * A meter's lithium cell: its voltage falls day by day, and dips in the cold.
 *
 * @param volts at {@code since} and 20 °C
 * @param fallPerDay in volts
 */
public record Cell(Instant since, double volts, double fallPerDay) {
  /** Below it a meter raises {@code battery_low}. */
  public static final double LOW = 3.1;

  private static final double ROOM = 20;
  private static final double DIP_PER_DEGREE = 0.002;
  private static final double DAY_MILLIS = Duration.ofDays(1).toMillis();

  /**
   * @param temperature around it, °C
   */
  public double at(Instant when, double temperature) {
    double days = Duration.between(since, when).toMillis() / DAY_MILLIS;
    double dip = Math.max(0, ROOM - temperature) * DIP_PER_DEGREE;
    return Math.max(0, volts - fallPerDay * days - dip);
  }
}
