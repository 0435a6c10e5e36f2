package io.lintel.simulator.capture;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The times of a sniffer's lines: with a date, with or without a zone; the time of day; or seconds
 * since the begin. They may not run back, except over midnight.
 */
public final class SnifferTimes {
  private static final Pattern SECONDS = Pattern.compile("\\+?(\\d{1,9})(?:\\.(\\d{1,9}))? ?s?");
  private static final Duration NIGHT = Duration.ofHours(12);

  private final LocalDateTime begin;
  private final ZoneId zone;
  private Instant latest = Instant.MIN;
  private int midnights;

  /**
   * @param begin the date of times of day, and the moment that seconds count from
   * @param zone of times that say none
   */
  public SnifferTimes(LocalDateTime begin, ZoneId zone) {
    this.begin = begin;
    this.zone = zone;
  }

  /**
   * @throws IllegalArgumentException if it is no time, or earlier than the one before it
   */
  Instant read(String text) {
    String plain = text.strip().replace(',', '.');
    Instant at;
    try {
      at = parsed(plain);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "expected a time as 2026-11-20 09:14:07.123, 09:14:07.123 or 12.345, found '%s'"
              .formatted(text),
          e);
    }
    if (at.isBefore(latest)) {
      throw new IllegalArgumentException(
          "expected a time not before that of the line above, found '%s'".formatted(text));
    }
    latest = at;
    return at;
  }

  /**
   * A time with a date, as a sniffer would write it.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Instant moment(String text, ZoneId zone) {
    return new SnifferTimes(LocalDateTime.MIN, zone).dated(text.strip());
  }

  private Instant dated(String text) {
    try {
      return withDate(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "expected a time as 2026-11-20T09:14:07 or 2026-11-20T09:14:07+08:00, found '%s'"
              .formatted(text),
          e);
    }
  }

  private Instant parsed(String text) {
    Matcher seconds = SECONDS.matcher(text);
    if (seconds.matches()) {
      String fraction = seconds.group(2) == null ? "" : seconds.group(2);
      long nanos = Long.parseLong((fraction + "000000000").substring(0, 9));
      Duration since = Duration.ofSeconds(Long.parseLong(seconds.group(1)), nanos);
      return begin.atZone(zone).toInstant().plus(since);
    }
    if (text.indexOf('-') < 0) {
      return timeOfDay(LocalTime.parse(text));
    }
    return withDate(text);
  }

  private Instant withDate(String text) {
    String iso = text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) +", "$1T").replace(" ", "");
    boolean zoned = iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)") && iso.indexOf('T') > 0;
    return zoned
        ? OffsetDateTime.parse(iso.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2")).toInstant()
        : LocalDateTime.parse(iso).atZone(zone).toInstant();
  }

  private Instant timeOfDay(LocalTime time) {
    LocalDateTime day = begin.toLocalDate().plusDays(midnights).atTime(time);
    Instant at = day.atZone(zone).toInstant();
    if (!latest.equals(Instant.MIN) && Duration.between(at, latest).compareTo(NIGHT) > 0) {
      midnights++;
      return day.plusDays(1).atZone(zone).toInstant();
    }
    return at;
  }
}
