package io.lintel.gateway.docking;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a make of recorder calls its files: {@code {device}}, {@code {user}}, {@code {start}} (14
 * digits of local time), {@code {date}} and {@code {time}} (8 and 6 digits), or the parts of a time
 * one by one: {@code {year}} (4 digits), {@code {yy}} (2), {@code {month}}, {@code {day}}, {@code
 * {hour}}, {@code {minute}}, {@code {second}} (1 or 2); {@code {n}} (the file's number), {@code
 * {any}}; everything else is itself. With slashes it fits as many folders above the file, too. Also
 * how a text in the file names device and user. Upper and lower case are the same.
 */
public final class NamePattern {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]*)}");
  private static final int MOST_DIGITS = 9;
  private static final String CENTURY = "20";

  private final String written;
  private final Pattern pattern;
  private final List<String> places;

  private NamePattern(String written, Pattern pattern, List<String> places) {
    this.written = written;
    this.pattern = pattern;
    this.places = List.copyOf(places);
  }

  /**
   * What a name says.
   *
   * @param start by the recorder's clock, in local time
   * @param number counted up by the recorder, most often from 1 each day
   */
  public record Said(
      @Nullable String device,
      @Nullable String user,
      @Nullable String epoch,
      @Nullable LocalDateTime start,
      @Nullable Integer number) {}

  /**
   * @throws IllegalArgumentException with "expected …" as message
   */
  public static NamePattern of(String text) {
    StringBuilder regex = new StringBuilder();
    List<String> places = new ArrayList<>();
    Matcher place = PLACE.matcher(text);
    int from = 0;
    while (place.find()) {
      regex.append(Pattern.quote(text.substring(from, place.start())));
      String name = place.group(1);
      if (places.contains(name) && !name.equals("any")) {
        throw new IllegalArgumentException("expected {" + name + "} once");
      }
      places.add(name);
      regex.append('(').append(fits(name)).append(')');
      from = place.end();
    }
    regex.append(Pattern.quote(text.substring(from)));
    return new NamePattern(
        text,
        Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
        places);
  }

  private static String fits(String place) {
    return switch (place) {
      case "device", "user", "epoch" -> "[^/\\\\;=]+?";
      case "start" -> "\\d{14}";
      case "year" -> "\\d{4}";
      case "yy" -> "\\d{2}";
      case "month", "day", "hour", "minute", "second" -> "\\d{1,2}";
      case "date" -> "\\d{8}";
      case "time" -> "\\d{6}";
      case "n" -> "\\d{1," + MOST_DIGITS + "}";
      case "any" -> "[^/]*?";
      default ->
          throw new IllegalArgumentException(
              "expected {device}, {user}, {epoch}, {start}, {date}, {time}, {year}, {yy}, {month},"
                  + " {day}, {hour}, {minute}, {second}, {n} or {any}");
    };
  }

  /**
   * Empty if {@code name} is not called like this, or its digits are no time.
   *
   * @param name may have folders before it, divided by slashes; those are looked at that the
   *     pattern names
   */
  public Optional<Said> read(String name) {
    Matcher found = pattern.matcher(tail(name));
    if (!found.matches()) {
      return Optional.empty();
    }
    String digits = digits(found);
    LocalDateTime local = digits == null ? null : local(digits);
    if (digits != null && local == null) {
      return Optional.empty();
    }
    String number = text(found, "n");
    return Optional.of(
        new Said(
            text(found, "device"),
            text(found, "user"),
            text(found, "epoch"),
            local,
            number == null ? null : Integer.valueOf(number)));
  }

  private String tail(String name) {
    int from = name.length();
    for (long slashes = written.chars().filter(letter -> letter == '/').count();
        slashes >= 0 && from > 0;
        slashes--) {
      from = name.lastIndexOf('/', from - 1);
    }
    return name.substring(from + 1);
  }

  /** Fourteen of them, or null if the pattern holds no whole date with a time of day. */
  private @Nullable String digits(Matcher found) {
    String start = text(found, "start");
    if (start != null) {
      return start;
    }
    String date = text(found, "date");
    if (date == null) {
      String year = text(found, "year") == null ? text(found, "yy") : text(found, "year");
      String month = text(found, "month");
      String day = text(found, "day");
      if (year == null || month == null || day == null) {
        return null;
      }
      date = (year.length() == 2 ? CENTURY + year : year) + two(month) + two(day);
    }
    String time = text(found, "time");
    if (time == null) {
      String hour = text(found, "hour");
      String minute = text(found, "minute");
      if (hour == null || minute == null) {
        return null;
      }
      String second = text(found, "second");
      time = two(hour) + two(minute) + (second == null ? "00" : two(second));
    }
    return date + time;
  }

  private static String two(String digits) {
    return digits.length() == 1 ? "0" + digits : digits;
  }

  private @Nullable String text(Matcher found, String place) {
    int index = places.indexOf(place);
    return index < 0 ? null : found.group(index + 1);
  }

  private static @Nullable LocalDateTime local(String digits) {
    try {
      return LocalDateTime.of(
          Integer.parseInt(digits, 0, 4, 10),
          Integer.parseInt(digits, 4, 6, 10),
          Integer.parseInt(digits, 6, 8, 10),
          Integer.parseInt(digits, 8, 10, 10),
          Integer.parseInt(digits, 10, 12, 10),
          Integer.parseInt(digits, 12, 14, 10));
    } catch (DateTimeException noSuchTime) {
      return null;
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NamePattern that && that.written.equals(written);
  }

  @Override
  public int hashCode() {
    return written.hashCode();
  }

  @Override
  public String toString() {
    return written;
  }
}
