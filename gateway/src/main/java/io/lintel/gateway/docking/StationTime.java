package io.lintel.gateway.docking;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * One way to write a time, such as {@code uuuu-MM-dd HH:mm:ss}; {@code iso} is ISO 8601 with or
 * without an offset, {@code epoch-s} and {@code epoch-ms} count from 1970.
 */
public record StationTime(String written) {
  /** Beyond the year 9999, a count of seconds is one of something else. */
  private static final long LATEST_SECOND = 253_402_300_799L;

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
   * The time with its offset, or empty if {@code text} is not written like this.
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
      return Optional.empty();
    }
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
