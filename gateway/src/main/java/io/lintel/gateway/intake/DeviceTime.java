package io.lintel.gateway.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as devices write them: ISO 8601 with date and time, seconds and their fraction optional, an
 * offset or {@code Z} at the end, or nothing, which means the utility's time zone. The journal
 * keeps the text; the instant is derived whenever it is needed.
 */
public final class DeviceTime {
  static final String EXPECTED = "a time such as 2026-11-22T08:00:00+08:00";

  private static final Pattern SHAPE =
      Pattern.compile(
          "(\\d{4})-(\\d\\d)-(\\d\\d)[Tt ](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,9}))?)?"
              + "(Z|z|[+-]\\d\\d(?::?\\d\\d)?)?");

  private DeviceTime() {}

  /**
   * The instant that {@code text} means.
   *
   * @param zone for a text without an offset
   * @return null if it is no time
   */
  public static @Nullable Instant parse(String text, ZoneId zone) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    try {
      int second = parts.group(6) == null ? 0 : Integer.parseInt(parts.group(6));
      boolean leap = second == 60;
      LocalDateTime local =
          LocalDateTime.of(
              number(parts, 1),
              number(parts, 2),
              number(parts, 3),
              number(parts, 4),
              number(parts, 5),
              leap ? 59 : second,
              nanos(parts.group(7)));
      String offset = parts.group(8);
      Instant instant =
          offset == null
              ? local.atZone(zone).toInstant()
              : local.toInstant(ZoneOffset.of(offset.equals("z") ? "Z" : offset));
      return leap ? instant.plusSeconds(1) : instant;
    } catch (DateTimeException noSuchTime) {
      return null;
    }
  }

  /** Whether {@code text} is a time that says how far its clock is from UTC. */
  static boolean hasOffset(String text) {
    Matcher parts = SHAPE.matcher(text);
    return parts.matches() && parts.group(8) != null;
  }

  /** The local time that {@code text} writes; null if it has an offset or is no time. */
  static @Nullable LocalDateTime local(String text) {
    Instant asUtc = hasOffset(text) ? null : parse(text, ZoneOffset.UTC);
    return asUtc == null ? null : LocalDateTime.ofInstant(asUtc, ZoneOffset.UTC);
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  private static int nanos(@Nullable String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
  }
}
