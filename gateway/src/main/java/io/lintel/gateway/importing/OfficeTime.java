package io.lintel.gateway.importing;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as an office's spreadsheets write them. What can be read in two ways is not read: a wrong
 * time is worse than a refused row.
 */
final class OfficeTime {
  private static final String EXPECTED =
      "expected a date and a time of day, the year first (2026-11-03 08:05, 2026/11/3 8:05,"
          + " 2026年11月3日 上午8:05)";

  private static final String HALF = "(上午|下午|凌晨|早上|早晨|中午|傍晚|晚上|am|pm|a\\.m\\.|p\\.m\\.)?";
  private static final String CLOCK =
      HALF + "\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d+))?)?\\s*" + HALF;
  private static final String OFFSET = "\\s*(z|[+-]\\d{2}:?\\d{2})?";

  /** 8点5分30秒, and less of it. */
  private static final Pattern CHINESE_CLOCK =
      Pattern.compile("(\\d{1,2})[时点](?:(\\d{1,2})分?(?:(\\d{1,2})秒)?)?");

  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})"
              + "(?:日\\s*|[\\st]+|(?=[上下凌早中傍晚]))"
              + CLOCK
              + OFFSET);
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})[\\st]+" + CLOCK + OFFSET);
  private static final Pattern COMPACT =
      Pattern.compile("(\\d{4})(\\d{2})(\\d{2})[\\st]*(\\d{2}):?(\\d{2}):?(\\d{2})?" + OFFSET);
  private static final Pattern DATE_ONLY =
      Pattern.compile("\\d{4}\\s*[-/.年]\\s*\\d{1,2}\\s*[-/.月]\\s*\\d{1,2}日?|\\d{8}");
  private static final Pattern SERIAL_NUMBER = Pattern.compile("\\d{5}([.,]\\d+)?");

  /** Groups of {@link #CLOCK} after those of the date. */
  private static final int CLOCK_AT = 4;

  private static final int OFFSET_AT = CLOCK_AT + 6;
  private static final int MONTHS = 12;
  private static final int NOON = 12;

  private OfficeTime() {}

  /** Cannot be read as one time; says why. */
  static final class Unclear extends Exception {
    private static final long serialVersionUID = 1L;

    Unclear(String message) {
      super(message);
    }

    String says() {
      return String.valueOf(getMessage());
    }
  }

  /** {@code 2026-11-03T08:05}, with an offset where {@code written} has one. */
  static String iso(String written) throws Unclear {
    String text =
        Normalizer.normalize(written, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    text = CHINESE_CLOCK.matcher(text).replaceAll(OfficeTime::withColons);
    Matcher parts = YEAR_FIRST.matcher(text);
    if (parts.matches()) {
      return iso(date(number(parts, 1), number(parts, 2), number(parts, 3)), parts, written);
    }
    parts = YEAR_LAST.matcher(text);
    if (parts.matches()) {
      return iso(yearLast(parts, written), parts, written);
    }
    parts = COMPACT.matcher(text);
    if (parts.matches()) {
      LocalDate day = date(number(parts, 1), number(parts, 2), number(parts, 3));
      LocalTime time = time(number(parts, 4), number(parts, 5), parts.group(6), null);
      return day + "T" + written(time, parts.group(6) != null) + offset(parts.group(7));
    }
    if (DATE_ONLY.matcher(text).matches()) {
      throw new Unclear(EXPECTED + ", found a date without a time of day: " + shown(written));
    }
    if (SERIAL_NUMBER.matcher(text).matches()) {
      throw new Unclear(
          EXPECTED
              + ", found the number by which a spreadsheet keeps a time: "
              + shown(written)
              + "; give the column a date format and save the file again");
    }
    throw new Unclear(EXPECTED + ", found " + shown(written));
  }

  private static String withColons(MatchResult clock) {
    StringBuilder colons = new StringBuilder(clock.group(1));
    for (int i = 2; i <= clock.groupCount(); i++) {
      String part = clock.group(i);
      if (part != null || i == 2) {
        colons.append(part == null ? ":00" : part.length() == 1 ? ":0" + part : ":" + part);
      }
    }
    return colons.toString();
  }

  private static String iso(LocalDate day, Matcher parts, String written) throws Unclear {
    String before = parts.group(CLOCK_AT);
    String after = parts.group(CLOCK_AT + 5);
    if (before != null && after != null && !before.equals(after)) {
      throw new Unclear("expected one half of the day, found two: " + shown(written));
    }
    int minute = number(parts, CLOCK_AT + 2);
    int hour = hour(number(parts, CLOCK_AT + 1), before == null ? after : before, written);
    LocalTime time = time(hour, minute, parts.group(CLOCK_AT + 3), parts.group(CLOCK_AT + 4));
    return day
        + "T"
        + written(time, parts.group(CLOCK_AT + 3) != null)
        + offset(parts.group(OFFSET_AT));
  }

  /** The month is known where the other number cannot be one, or is the same. */
  private static LocalDate yearLast(Matcher parts, String written) throws Unclear {
    int first = number(parts, 1);
    int second = number(parts, 2);
    int year = number(parts, 3);
    if (first == second || second > MONTHS) {
      return date(year, first, second);
    }
    if (first > MONTHS) {
      return date(year, second, first);
    }
    throw new Unclear(
        EXPECTED + ", found one in which day and month may be either way round: " + shown(written));
  }

  private static int hour(int hour, @Nullable String half, String written) throws Unclear {
    if (half == null) {
      return hour;
    }
    boolean morning =
        switch (half) {
          case "上午", "凌晨", "早上", "早晨", "am", "a.m." -> true;
          default -> false;
        };
    if (hour > NOON) {
      if (morning) {
        throw new Unclear("expected an hour before noon, found " + shown(written));
      }
      return hour;
    }
    if (hour == NOON || hour == 0) {
      if (half.equals("晚上")) {
        throw new Unclear(
            "midnight of which day? Expected 00:00 of the day meant, found " + shown(written));
      }
      return morning || hour == 0 ? 0 : NOON;
    }
    // Eleven at noon is before it, one at noon is after it.
    boolean beforeNoon = morning || (half.equals("中午") && hour >= NOON - 2);
    return beforeNoon ? hour : hour + NOON;
  }

  private static LocalDate date(int year, int month, int day) throws Unclear {
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      throw new Unclear("there is no such day: " + year + "-" + month + "-" + day);
    }
  }

  private static LocalTime time(
      int hour, int minute, @Nullable String second, @Nullable String fraction) throws Unclear {
    int seconds = second == null ? 0 : Integer.parseInt(second);
    // More digits than nanoseconds have are of no use to anybody.
    String nanos = ((fraction == null ? "" : fraction) + "000000000").substring(0, 9);
    try {
      return LocalTime.of(hour, minute, seconds, Integer.parseInt(nanos));
    } catch (DateTimeException e) {
      throw new Unclear(
          "there is no such time of day: %d:%02d:%02d".formatted(hour, minute, seconds));
    }
  }

  /** With seconds where there were some: the same order read again is the same to the letter. */
  private static String written(LocalTime time, boolean seconds) {
    return time.truncatedTo(ChronoUnit.SECONDS).equals(time)
        ? DateTimeFormatter.ofPattern(seconds ? "HH:mm:ss" : "HH:mm").format(time)
        : time.toString();
  }

  private static String offset(@Nullable String found) {
    if (found == null) {
      return "";
    }
    return found.equals("z") || found.indexOf(':') > 0
        ? found.toUpperCase(Locale.ROOT)
        : found.substring(0, 3) + ":" + found.substring(3);
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  private static String shown(String text) {
    return ForeignText.shown(text);
  }
}
