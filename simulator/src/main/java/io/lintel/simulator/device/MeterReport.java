package io.lintel.simulator.device;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A reading as its meter knows it. Its clock is right.
 *
 * @param volume the billed index, m³
 * @param corrector the corrector whose index this is; null for a meter that does not convert
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
    @Nullable Corrector corrector,
    BigDecimal flow,
    BigDecimal temperature,
    BigDecimal pressure,
    BigDecimal battery,
    boolean valveOpen,
    Set<String> alarms) {
  public MeterReport {
    alarms = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(alarms));
  }

  /** What stands on the dial, m³: the line volume of a corrector, else the index itself. */
  public BigDecimal dial() {
    return corrector == null
        ? volume
        : BigDecimal.valueOf(corrector.dial(volume.movePointRight(3).longValueExact()), 3);
  }

  /** The same with an index that is less by so many m³. */
  public MeterReport less(BigDecimal cubicMetres) {
    return new MeterReport(
        meter,
        at,
        seq,
        volume.subtract(cubicMetres),
        corrector,
        flow,
        temperature,
        pressure,
        battery,
        valveOpen,
        alarms);
  }

  /** The same with one alarm more. */
  public MeterReport alarming(String alarm) {
    Set<String> all = new java.util.TreeSet<>(alarms);
    all.add(alarm);
    return new MeterReport(
        meter, at, seq, volume, corrector, flow, temperature, pressure, battery, valveOpen, all);
  }
}
