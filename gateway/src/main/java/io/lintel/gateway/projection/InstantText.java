package io.lintel.gateway.projection;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Writes instants as {@link Instant#toString} does, only faster: a story has hundreds, nearly all
 * of one day. Not for several threads.
 */
final class InstantText {
  private static final int DAY_SECONDS = 86_400;

  private static final int DATE_LENGTH = "2026-01-01".length();
  private static final int LONGEST = "2026-01-01T00:00:00.000000000Z".length();

  private final char[] text = new char[LONGEST];
  private long knownDay = Long.MIN_VALUE;
  private String date = "";

  /** Years of four digits are written here, the others as ever. */
  String of(Instant instant) {
    long second = instant.getEpochSecond();
    long day = Math.floorDiv(second, (long) DAY_SECONDS);
    if (day != knownDay) {
      date = LocalDate.ofEpochDay(day).toString();
      knownDay = day;
      if (date.length() == DATE_LENGTH) {
        date.getChars(0, DATE_LENGTH, text, 0);
      }
    }
    if (date.length() != DATE_LENGTH) {
      return instant.toString();
    }
    int ofDay = (int) (second - day * DAY_SECONDS);
    int end = part('T', ofDay / 3_600, 2, DATE_LENGTH);
    end = part(':', ofDay / 60 % 60, 2, end);
    end = part(':', ofDay % 60, 2, end);
    int nanos = instant.getNano();
    if (nanos % 1_000_000 == 0) {
      end = nanos == 0 ? end : part('.', nanos / 1_000_000, 3, end);
    } else if (nanos % 1_000 == 0) {
      end = part('.', nanos / 1_000, 6, end);
    } else {
      end = part('.', nanos, 9, end);
    }
    text[end] = 'Z';
    return new String(text, 0, end + 1);
  }

  /** Writes so many digits of {@code value} after {@code mark}; returns where they end. */
  private int part(char mark, int value, int digits, int at) {
    text[at] = mark;
    int rest = value;
    // From the last: divided by a constant, which is many times faster than by each unit.
    for (int place = at + digits; place > at; place--) {
      text[place] = (char) ('0' + rest % 10);
      rest /= 10;
    }
    return at + 1 + digits;
  }
}
