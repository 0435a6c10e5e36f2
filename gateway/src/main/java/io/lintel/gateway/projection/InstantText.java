package io.lintel.gateway.projection;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Writes instants as {@link Instant#toString} does, only faster: a story has hundreds, nearly all
 * of one day. Not for several threads.
 */
final class InstantText {
  private static final int DAY_SECONDS = 86_400;

  private final StringBuilder text = new StringBuilder(30);
  private long knownDay = Long.MIN_VALUE;
  private String date = "";

  /** Years of four digits are written here, the others as ever. */
  String of(Instant instant) {
    long second = instant.getEpochSecond();
    long day = Math.floorDiv(second, (long) DAY_SECONDS);
    if (day != knownDay) {
      date = LocalDate.ofEpochDay(day).toString();
      knownDay = day;
    }
    if (date.length() != "2026-01-01".length()) {
      return instant.toString();
    }
    int ofDay = (int) (second - day * DAY_SECONDS);
    text.setLength(0);
    text.append(date).append('T');
    digits(ofDay / 3_600, 10).append(':');
    digits(ofDay / 60 % 60, 10).append(':');
    digits(ofDay % 60, 10);
    int nanos = instant.getNano();
    if (nanos != 0) {
      text.append('.');
      if (nanos % 1_000_000 == 0) {
        digits(nanos / 1_000_000, 100);
      } else if (nanos % 1_000 == 0) {
        digits(nanos / 1_000, 100_000);
      } else {
        digits(nanos, 100_000_000);
      }
    }
    return text.append('Z').toString();
  }

  private StringBuilder digits(int value, int first) {
    for (int unit = first; unit > 0; unit /= 10) {
      text.append((char) ('0' + value / unit % 10));
    }
    return text;
  }
}
