package io.lintel.gateway.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Times as devices write them: ISO 8601 with date and time, seconds and their fraction optional, an
 * offset or {@code Z} at the end, or nothing, which means the utility's time zone. The journal
 * keeps the text; the instant is derived whenever it is needed.
 *
 * <p>Read by hand and not by a pattern: it is done for every message, more than once.
 */
public final class DeviceTime {
  static final String EXPECTED = "a time such as 2026-11-22T08:00:00+08:00";

  private static final int NO_NUMBER = -1;
  private static final int FRACTION_DIGITS = 9;
  private static final int LEAP_SECOND = 60;

  private final String text;
  private int at;
  private int second;
  private int nanos;

  /** The offset as it stands there, or empty. */
  private String offset = "";

  private DeviceTime(String text) {
    this.text = text;
  }

  /**
   * The instant that {@code text} means.
   *
   * @param zone for a text without an offset
   * @return null if it is no time
   */
  public static @Nullable Instant parse(String text, ZoneId zone) {
    DeviceTime time = new DeviceTime(text);
    LocalDateTime local = time.read();
    if (local == null) {
      return null;
    }
    try {
      Instant instant =
          time.offset.isEmpty()
              ? local.atZone(zone).toInstant()
              : local.toInstant(ZoneOffset.of(time.offset.equals("z") ? "Z" : time.offset));
      return time.second == LEAP_SECOND ? instant.plusSeconds(1) : instant;
    } catch (DateTimeException noSuchOffset) {
      return null;
    }
  }

  /** Whether {@code text} is a time that says how far its clock is from UTC. */
  static boolean hasOffset(String text) {
    DeviceTime time = new DeviceTime(text);
    return time.read() != null && !time.offset.isEmpty();
  }

  /** The local time that {@code text} writes; null if it has an offset or is no time. */
  static @Nullable LocalDateTime local(String text) {
    Instant asUtc = hasOffset(text) ? null : parse(text, ZoneOffset.UTC);
    return asUtc == null ? null : LocalDateTime.ofInstant(asUtc, ZoneOffset.UTC);
  }

  /** A leap second as the one before it; null if the text is no time. */
  private @Nullable LocalDateTime read() {
    int year = digits(4);
    int month = next("-") ? digits(2) : NO_NUMBER;
    int day = next("-") ? digits(2) : NO_NUMBER;
    int hour = next("Tt ") ? digits(2) : NO_NUMBER;
    int minute = next(":") ? digits(2) : NO_NUMBER;
    if (year < 0 || month < 0 || day < 0 || hour < 0 || minute < 0) {
      return null;
    }
    if (!seconds() || !offset()) {
      return null;
    }
    try {
      return LocalDateTime.of(
          year, month, day, hour, minute, second == LEAP_SECOND ? LEAP_SECOND - 1 : second, nanos);
    } catch (DateTimeException noSuchTime) {
      return null;
    }
  }

  private boolean seconds() {
    if (!next(":")) {
      return true;
    }
    second = digits(2);
    return second >= 0 && (!next(".,") || fraction());
  }

  private boolean fraction() {
    int begin = at;
    int value = 0;
    while (at < text.length() && at - begin < FRACTION_DIGITS && isDigit(at)) {
      value = value * 10 + text.charAt(at++) - '0';
    }
    for (int given = at - begin; given < FRACTION_DIGITS; given++) {
      value *= 10;
    }
    nanos = value;
    return at > begin;
  }

  /** To the end of the text: nothing, {@code Z}, or hours with or without minutes. */
  private boolean offset() {
    int begin = at;
    if (next("+-")) {
      boolean hours = digits(2) >= 0;
      if (!hours || (at < text.length() && (next(":") || isDigit(at)) && digits(2) < 0)) {
        return false;
      }
    } else {
      boolean unused = next("Zz");
    }
    offset = text.substring(begin);
    return at == text.length();
  }

  private boolean next(String oneOf) {
    boolean is = at < text.length() && oneOf.indexOf(text.charAt(at)) >= 0;
    if (is) {
      at++;
    }
    return is;
  }

  /** So many, or {@link #NO_NUMBER}. */
  private int digits(int count) {
    int value = 0;
    for (int end = at + count; at < end; at++) {
      if (at >= text.length() || !isDigit(at)) {
        return NO_NUMBER;
      }
      value = value * 10 + text.charAt(at) - '0';
    }
    return value;
  }

  private boolean isDigit(int index) {
    char c = text.charAt(index);
    return c >= '0' && c <= '9';
  }
}
