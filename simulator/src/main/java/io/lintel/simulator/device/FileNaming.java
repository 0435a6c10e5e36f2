package io.lintel.simulator.device;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * How a model calls its files, and how it writes the time into them.
 *
 * @param pattern a file's name with {@code {device}}, {@code {user}}, {@code {start}} (local time,
 *     14 digits), {@code {date}}, {@code {time}} and {@code {n}} (the file's number that day)
 * @param localAsUtc whether the creation time, which has no zone and should be UTC, is local time
 */
public record FileNaming(String pattern, boolean localAsUtc) {
  public static final FileNaming PLAIN = new FileNaming("{device}_{user}_{start}_{n}.MP4", false);

  private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

  /**
   * @param shown what the recorder's clock showed when the file began
   */
  public String nameOf(String device, String user, Instant shown, ZoneId zone, int number) {
    String start = START.format(shown.atZone(zone));
    return pattern
        .replace("{device}", device)
        .replace("{user}", user)
        .replace("{start}", start)
        .replace("{date}", start.substring(0, 8))
        .replace("{time}", start.substring(8))
        .replace("{n}", "%04d".formatted(number));
  }

  /** What a file's creation time says of a moment that the clock showed as {@code shown}. */
  public Instant written(Instant shown, ZoneId zone) {
    ZonedDateTime local = shown.atZone(zone);
    return localAsUtc ? local.withZoneSameLocal(ZoneOffset.UTC).toInstant() : shown;
  }
}
