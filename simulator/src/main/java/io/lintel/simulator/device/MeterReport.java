package io.lintel.simulator.device;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;

/**
 * A reading as its meter knows it. Its clock is right.
 *
 * @param volume m³
 * @param flow m³/h
 * @param temperature °C
 * @param pressure absolute, kPa
 * @param battery volts
 * @param alarms in lower snake case
 */
public record MeterReport(
    String meter,
    Instant at,
    long seq,
    BigDecimal volume,
    BigDecimal flow,
    BigDecimal temperature,
    BigDecimal pressure,
    BigDecimal battery,
    boolean valveOpen,
    Set<String> alarms) {
  public MeterReport {
    alarms = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(alarms));
  }

  /** The same with one alarm more. */
  public MeterReport alarming(String alarm) {
    Set<String> all = new java.util.TreeSet<>(alarms);
    all.add(alarm);
    return new MeterReport(
        meter, at, seq, volume, flow, temperature, pressure, battery, valveOpen, all);
  }
}
