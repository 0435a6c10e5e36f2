package io.lintel.meter.reading;

import java.util.Locale;

/** What a value measures. The wire name is the lower-case name, as in {@code decode --json}. */
public enum Quantity {
  VOLUME,
  VOLUME_LINE,
  VOLUME_BASE,
  FLOW,
  FLOW_LINE,
  FLOW_BASE,
  TEMPERATURE,
  PRESSURE,
  ENERGY,
  POWER,
  BATTERY_VOLTAGE,
  DENSITY,
  COMPRESSIBILITY,
  CONVERSION_FACTOR,
  /** 1 open, 0 closed. */
  VALVE,
  COUNTER;

  /** Lower snake case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
