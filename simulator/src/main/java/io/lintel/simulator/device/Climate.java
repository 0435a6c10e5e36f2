package io.lintel.simulator.device;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The temperature around a meter: lowest at four in the morning, highest twelve hours later.
 *
 * @param mean of the day, °C
 * @param swing from the mean to the highest
 */
public record Climate(ZoneId zone, double mean, double swing) {
  private static final int COLDEST_HOUR = 4;
  private static final double HOURS = 24;

  /** °C. */
  public double at(Instant when) {
    double hour = LocalTime.ofInstant(when, zone).toSecondOfDay() / 3600.0;
    return mean - swing * Math.cos(2 * Math.PI * (hour - COLDEST_HOUR) / HOURS);
  }
}
