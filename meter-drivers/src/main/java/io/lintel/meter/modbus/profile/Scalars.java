package io.lintel.meter.modbus.profile;

import io.lintel.meter.modbus.RegisterPlan;
import io.lintel.meter.modbus.WordOrder;
import io.lintel.meter.wire.Bytes;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Single values of a profile file. Each throws {@link IllegalArgumentException} that says what was
 * expected and what was found.
 */
final class Scalars {
  /** A profile's longest BCD or text field; the protocol would allow 250. */
  private static final int MOST_OCTETS = 64;

  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s)");

  private Scalars() {}

  /** Decimal or {@code 0x} hexadecimal. */
  static int integer(String text) {
    try {
      return text.startsWith("0x")
          ? Integer.parseInt(text.substring(2), 16)
          : Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw expected("a whole number", text);
    }
  }

  static int octetCount(String text) {
    int octets = integer(text);
    if (octets < 1 || octets > MOST_OCTETS) {
      throw expected("1 to " + MOST_OCTETS + " octets", text);
    }
    return octets;
  }

  static int registerCount(String text) {
    int count = integer(text);
    if (count < 1 || count > RegisterPlan.MOST_REGISTERS) {
      throw expected("1 to " + RegisterPlan.MOST_REGISTERS + " registers", text);
    }
    return count;
  }

  static int unit(String text) {
    int unit = integer(text);
    if (unit < 1 || unit > 247) {
      throw expected("a unit from 1 to 247", text);
    }
    return unit;
  }

  /** Digits after the point, or leading zeros kept. */
  static int digitCount(String text) {
    int digits = integer(text);
    if (digits < 0 || digits > 2 * MOST_OCTETS) {
      throw expected("0 to " + 2 * MOST_OCTETS + " digits", text);
    }
    return digits;
  }

  static BigDecimal decimal(String text) {
    if (!text.matches("[+-]?\\d{1,20}(\\.\\d{1,20})?(e[+-]?\\d{1,2})?")) {
      throw expected("a number", text);
    }
    return new BigDecimal(text);
  }

  static boolean truth(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw expected("true or false", text);
    }
    return text.equals("true");
  }

  static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw expected("a time such as 500ms or 2s", text);
    }
    long count = Long.parseLong(matcher.group(1));
    return matcher.group(2).equals("s") ? Duration.ofSeconds(count) : Duration.ofMillis(count);
  }

  static LocalDateTime localTime(String text) {
    try {
      return LocalDateTime.parse(text);
    } catch (DateTimeException notATime) {
      throw expected("a time such as 2026-11-22T08:00:00", text);
    }
  }

  static String snakeCase(String text) {
    if (!text.matches("[a-z][a-z0-9_]*")) {
      throw expected("a name in lower snake case", text);
    }
    return text;
  }

  static WordOrder wordOrder(String text) {
    return constant(WordOrder.class, text.toLowerCase(Locale.ROOT));
  }

  /** The constant whose lower-case name is {@code text}. */
  static <E extends Enum<E>> E constant(Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> expected("one of " + names(type), text));
  }

  static Bytes hex(String text) {
    try {
      return Bytes.hex(text);
    } catch (IllegalArgumentException notHex) {
      throw expected("octets in hexadecimal", text);
    }
  }

  static IllegalArgumentException expected(String what, String found) {
    return new IllegalArgumentException("expected " + what + ", found '" + found + "'");
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
