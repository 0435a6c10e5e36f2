package io.lintel.gateway.docking;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One way to write a time, such as {@code uuuu-MM-dd HH:mm:ss}; {@code iso} is ISO 8601 with or
 * without an offset, {@code epoch-s} and {@code epoch-ms} count from 1970.
 */
public record StationTime(String written) {
  /** Beyond the year 9999, a count of seconds is one of something else. */
  private static final long LATEST_SECOND = 253_402_300_799L;

  /** One digit between signs; behind a point it would be a fraction. */
  private static final Pattern ONE_DIGIT = Pattern.compile("(?<![\\d.])(\\d)(?=[-/:年月日时分秒T ]|$)");

  private static final Pattern FRACTION = Pattern.compile("(:\\d\\d)[.,]\\d{1,9}$");
  private static final Pattern WITHOUT_SECONDS = Pattern.compile("([T ]\\d\\d:\\d\\d)$");

  /**
   * @throws IllegalArgumentException if {@code written} is no pattern
   */
  public StationTime {
    if (!isNamed(written)) {
      DateTimeFormatter unused = DateTimeFormatter.ofPattern(written, Locale.ROOT);
    }
  }

  private static boolean isNamed(String written) {
    return written.equals("iso") || written.equals("epoch-s") || written.equals("epoch-ms");
  }

  /**
   * The time with its offset, or empty if {@code text} is not written like this. Digits that are
   * left out at the front of an hour, a day or a month are put there, a fraction of a second that
   * the pattern has none of is left out, and so may the seconds be.
   *
   * @param zone for a text that says none
   */
  public Optional<OffsetDateTime> read(String text, ZoneId zone) {
    try {
      return switch (written) {
        case "epoch-s" -> Optional.of(counted(Long.parseLong(text), 1, zone));
        case "epoch-ms" -> Optional.of(counted(Long.parseLong(text), 1_000, zone));
        default -> Optional.of(zoned(parsed(text), zone));
      };
    } catch (DateTimeException | NumberFormatException another) {
      return written.startsWith("epoch") ? Optional.empty() : loosely(text, zone);
    }
  }

  private Optional<OffsetDateTime> loosely(String text, ZoneId zone) {
    String padded = ONE_DIGIT.matcher(text).replaceAll("0$1");
    String whole = FRACTION.matcher(padded).replaceFirst("$1");
    String seconded = WITHOUT_SECONDS.matcher(whole).replaceFirst("$1:00");
    for (String one : List.of(padded, whole, seconded)) {
      if (!one.equals(text)) {
        try {
          return Optional.of(zoned(parsed(one), zone));
        } catch (DateTimeException another) {
          // The next one may be a time.
        }
      }
    }
    return Optional.empty();
  }

  private TemporalAccessor parsed(String text) {
    DateTimeFormatter format =
        written.equals("iso")
            ? DateTimeFormatter.ISO_DATE_TIME
            : DateTimeFormatter.ofPattern(written, Locale.ROOT);
    return format.parseBest(
        written.equals("iso") ? text.replace(' ', 'T') : text,
        OffsetDateTime::from,
        LocalDateTime::from);
  }

  private static OffsetDateTime zoned(TemporalAccessor parsed, ZoneId zone) {
    return parsed instanceof OffsetDateTime said
        ? said
        : ((LocalDateTime) parsed).atZone(zone).toOffsetDateTime();
  }

  private static OffsetDateTime counted(long number, int perSecond, ZoneId zone) {
    long seconds = Math.floorDiv(number, (long) perSecond);
    if (seconds < 0 || seconds > LATEST_SECOND) {
      throw new DateTimeException("no time: " + number);
    }
    return Instant.ofEpochSecond(seconds)
        .plus(Math.floorMod(number, (long) perSecond) * (1_000 / perSecond), ChronoUnit.MILLIS)
        .atZone(zone)
        .toOffsetDateTime();
  }
}
