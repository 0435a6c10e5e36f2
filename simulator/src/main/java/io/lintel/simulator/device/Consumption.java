package io.lintel.simulator.device;

import io.lintel.simulator.chance.Dice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * How a meter's index rises over the day. Exact to the millilitre and never falling, except that a
 * counter begins again at zero behind its last digit.
 *
 * @param indexAtStart millilitres at {@code start}
 * @param litresPerDay burnt from one midnight to the next
 */
public record Consumption(
    Instant start, ZoneId zone, long indexAtStart, int litresPerDay, ConsumptionProfile profile) {
  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
  private static final int LOWEST_LITRES = 20_000;
  private static final int HIGHEST_LITRES = 3_000_000;

  /** One of its kind: what it shows and how much is burnt are drawn. */
  public static Consumption drawn(
      ConsumptionProfile profile, Instant start, ZoneId zone, Dice dice) {
    long index = dice.whole(LOWEST_LITRES, HIGHEST_LITRES) * 1_000L;
    return new Consumption(start, zone, index, profile.litresPerDay(dice), profile);
  }

  /** What the counter shows. */
  public long millilitresAt(Instant at) {
    long counted = indexAtStart + burntSinceEpoch(at) - burntSinceEpoch(start);
    return counted % profile.make().counterEnds();
  }

  /** Litres an hour. */
  public long flowAt(Instant at) {
    DayCurve curve = DayCurve.of(profile);
    return (long) curve.part(at.atZone(zone).getHour()) * litresPerDay / curve.all();
  }

  /** The present flow as a share of the day's highest, 0 to 1. */
  double load(Instant at) {
    if (litresPerDay == 0) {
      return 0;
    }
    DayCurve curve = DayCurve.of(profile);
    return (double) curve.part(at.atZone(zone).getHour()) / curve.busiest();
  }

  private long burntSinceEpoch(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    int hour = local.getHour();
    long intoHour =
        local.getMinute() * 60_000L + local.getSecond() * 1000L + local.getNano() / 1_000_000;
    DayCurve curve = DayCurve.of(profile);
    long partsNow = curve.before(hour) * HOUR_MILLIS + curve.part(hour) * intoHour;
    long litresInDay = litresPerDay;
    long before = local.toLocalDate().toEpochDay() * litresInDay * 1000;
    return before + litresInDay * 1000 * partsNow / (curve.all() * HOUR_MILLIS);
  }
}
