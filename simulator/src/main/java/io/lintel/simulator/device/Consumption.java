package io.lintel.simulator.device;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * How a household's index rises over the day: most at breakfast, noon and supper, a trickle at
 * night. Exact to the millilitre and never falling.
 *
 * @param indexAtStart millilitres at {@code start}
 * @param litresPerDay burnt from one midnight to the next
 */
public record Consumption(Instant start, ZoneId zone, long indexAtStart, int litresPerDay) {
  private static final int[] SHARES = {
    1, 1, 1, 1, 1, 3, 9, 12, 6, 3, 4, 10, 10, 4, 2, 2, 4, 9, 14, 11, 6, 4, 2, 1
  };
  private static final long[] SHARES_BEFORE = sums();
  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

  public long millilitresAt(Instant at) {
    return indexAtStart + burntSinceEpoch(at) - burntSinceEpoch(start);
  }

  /** Litres an hour. */
  public long flowAt(Instant at) {
    return (long) SHARES[at.atZone(zone).getHour()] * litresPerDay / SHARES_BEFORE[24];
  }

  private long burntSinceEpoch(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    int hour = local.getHour();
    long intoHour =
        local.getMinute() * 60_000L + local.getSecond() * 1000L + local.getNano() / 1_000_000;
    long sharesNow = SHARES_BEFORE[hour] * HOUR_MILLIS + SHARES[hour] * intoHour;
    long litresInDay = litresPerDay;
    long before = local.toLocalDate().toEpochDay() * litresInDay * 1000;
    return before + litresInDay * 1000 * sharesNow / (SHARES_BEFORE[24] * HOUR_MILLIS);
  }

  private static long[] sums() {
    long[] sums = new long[25];
    for (int hour = 0; hour < 24; hour++) {
      sums[hour + 1] = sums[hour] + SHARES[hour];
    }
    return sums;
  }
}
