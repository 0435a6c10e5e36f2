package io.lintel.simulator.device;

import java.time.LocalDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a meter would show at one instant.
 *
 * @param baseMillilitres index converted to reference conditions, the billed one
 * @param lineMillilitres index as measured
 * @param flow at reference conditions, m³/h
 * @param temperature of the gas, °C
 * @param pressure absolute, kPa
 * @param alarms in lower snake case, of those the layout has a bit for; others are not shown
 * @param clock the meter's own clock, for layouts that state one
 */
public record GasState(
    long baseMillilitres,
    long lineMillilitres,
    double flow,
    double temperature,
    double pressure,
    Set<String> alarms,
    @Nullable LocalDateTime clock) {
  private static final double PRESSURE_OF_REFERENCE = 101.325;

  public GasState {
    alarms = Set.copyOf(alarms);
  }

  /** A meter at reference pressure that shows this index and passes nothing. */
  public static GasState showing(long millilitres) {
    return new GasState(millilitres, millilitres, 0, 20, PRESSURE_OF_REFERENCE, Set.of(), null);
  }

  public GasState withFlow(double cubicMetresAnHour) {
    return new GasState(
        baseMillilitres, lineMillilitres, cubicMetresAnHour, temperature, pressure, alarms, clock);
  }

  public GasState showingIndexes(long base, long line) {
    return new GasState(base, line, flow, temperature, pressure, alarms, clock);
  }

  public GasState withClock(@Nullable LocalDateTime shown) {
    return new GasState(
        baseMillilitres, lineMillilitres, flow, temperature, pressure, alarms, shown);
  }
}
