package io.lintel.gateway.intake;

import io.lintel.gateway.intake.JsonValue.Flag;
import io.lintel.gateway.intake.JsonValue.Numeral;
import io.lintel.gateway.intake.JsonValue.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values that mean one thing only, though they are not written as published: the published way to
 * write them, or null where they may mean two things. Pure.
 */
final class Respelling {
  /** No unit, no comma: {@code 1,043} may be a thousand or one. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d{1,20}(?:\\.\\d{0,30})?|\\.\\d{1,30})(?:[eE][+-]?\\d{1,2})?");

  /** Year first, so that day and month cannot be mistaken; a zone's name beside its offset. */
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})[Tt ] ?(\\d{1,2}):(\\d{1,2})"
              + "(:\\d{1,2}(?:[.,]\\d{1,9})?)?(Z|z| ?UTC| ?GMT| ?[+-]\\d\\d(?::?\\d\\d)?)?"
              + "(?:\\[[A-Za-z0-9_+/-]{1,64}])?");

  private static final Pattern COMPACT = Pattern.compile("20\\d{12}");
  private static final Pattern EPOCH =
      Pattern.compile("(\\d{10}|\\d{13}|\\d{16}|\\d{19})(?:\\.(\\d{1,9}))?");

  /** From here on, ten digits may be seconds or {@code yyyyMMddHH}: May 2033. */
  private static final long FIRST_AMBIGUOUS_SECOND = 2_000_000_000L;

  private static final int SECONDS_DIGITS = 10;
  private static final int HOURS_OF_A_DAY = 24;

  private Respelling() {}

  /** The exact number that a numeral or a text writes; null if it is none. */
  static @Nullable BigDecimal number(JsonValue value) {
    String digits = digits(value);
    return digits == null || !NUMBER.matcher(digits).matches() ? null : new BigDecimal(digits);
  }

  private static @Nullable String digits(JsonValue value) {
    if (value instanceof Numeral numeral) {
      return numeral.digits();
    }
    return value instanceof Text text ? text.text().strip() : null;
  }

  /** {@code "17"} and {@code 17.0} for 17. */
  static @Nullable JsonValue integer(JsonValue value) {
    BigDecimal number = number(value);
    if (number == null || number.stripTrailingZeros().scale() > 0) {
      return null;
    }
    return new Numeral(number.toBigInteger().toString());
  }

  /** {@code "36.1"} for 36.1. */
  static @Nullable JsonValue real(JsonValue value) {
    BigDecimal number = value instanceof Text ? number(value) : null;
    return number == null ? null : new Numeral(number.toPlainString());
  }

  /** {@code "TRUE"}, 1 and 0. */
  static @Nullable JsonValue flag(JsonValue value) {
    String word = digits(value);
    if (word == null) {
      return null;
    }
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> new Flag(true);
      case "false", "0" -> new Flag(false);
      default -> null;
    };
  }

  /** {@code "LOW_BATTERY"} and {@code "Low-Battery"} for a name in lower snake case. */
  static @Nullable JsonValue name(JsonValue value) {
    return value instanceof Text text
        ? new Text(text.text().strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_'))
        : null;
  }

  /** As correctors' manuals and offices write them; anything else is not known. */
  static JsonValue conditions(JsonValue value) {
    String word = value instanceof Text text ? text.text().strip().toLowerCase(Locale.ROOT) : "";
    return new Text(
        switch (word) {
          case "line", "operating", "actual", "measured", "工况" -> "line";
          case "base", "standard", "normal", "corrected", "标况" -> "base";
          default -> GasMembers.UNKNOWN;
        });
  }

  /** A number that names something. */
  static @Nullable JsonValue id(JsonValue value) {
    if (value instanceof Numeral numeral && numeral.digits().matches("\\d{1,19}")) {
      return new Text(numeral.digits());
    }
    return value instanceof Text text && !text.text().equals(text.text().strip())
        ? new Text(text.text().strip())
        : null;
  }

  /** Digits with blanks between them. */
  static @Nullable JsonValue octets(JsonValue value) {
    return value instanceof Text text ? new Text(text.text().replaceAll("[\\s:-]", "")) : null;
  }

  /**
   * {@code 2026/12/1 9:00}, {@code 2026-11-30T24:00:00}, {@code 20261201090000}, and seconds,
   * milli-, micro- or nanoseconds since 1970 by the number of their digits.
   */
  static @Nullable JsonValue time(JsonValue value) {
    String text = digits(value);
    if (text == null) {
      return null;
    }
    String written = fromEpoch(text);
    if (written == null && value instanceof Text) {
      written = fromCalendar(text);
    }
    return written == null ? null : new Text(written);
  }

  private static @Nullable String fromEpoch(String text) {
    Matcher parts = EPOCH.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    long whole = Long.parseLong(parts.group(1).substring(0, SECONDS_DIGITS));
    if (whole >= FIRST_AMBIGUOUS_SECOND) {
      return null;
    }
    String finer =
        parts.group(1).substring(SECONDS_DIGITS) + (parts.group(2) == null ? "" : parts.group(2));
    String nanos = (finer + "000000000").substring(0, 9);
    return Instant.ofEpochSecond(whole, Long.parseLong(nanos)).toString();
  }

  private static @Nullable String fromCalendar(String text) {
    if (COMPACT.matcher(text).matches()) {
      return String.join("-", text.substring(0, 4), text.substring(4, 6), text.substring(6, 8))
          + 'T'
          + String.join(":", text.substring(8, 10), text.substring(10, 12), text.substring(12));
    }
    Matcher parts = TIME.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    try {
      int hour = Integer.parseInt(parts.group(4));
      boolean midnight = hour == HOURS_OF_A_DAY && isZero(parts.group(5)) && isZero(parts.group(6));
      LocalDate day =
          LocalDate.of(
                  Integer.parseInt(parts.group(1)),
                  Integer.parseInt(parts.group(2)),
                  Integer.parseInt(parts.group(3)))
              .plusDays(midnight ? 1 : 0);
      return day
          + "T"
          + twoDigits(midnight ? "0" : parts.group(4))
          + ':'
          + twoDigits(parts.group(5))
          + seconds(parts.group(6))
          + offset(parts.group(7));
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private static boolean isZero(@Nullable String part) {
    return part == null || part.matches("[:0.,]*");
  }

  private static String seconds(@Nullable String part) {
    if (part == null) {
      return "";
    }
    String digits = part.substring(1);
    return ':' + (digits.matches("\\d([.,]\\d+)?") ? '0' + digits : digits);
  }

  private static String offset(@Nullable String part) {
    String text = part == null ? "" : part.strip();
    return text.equals("UTC") || text.equals("GMT") ? "Z" : text;
  }

  private static String twoDigits(String digits) {
    return digits.length() == 1 ? '0' + digits : digits;
  }
}
