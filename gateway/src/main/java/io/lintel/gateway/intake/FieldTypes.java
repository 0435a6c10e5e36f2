package io.lintel.gateway.intake;

import io.lintel.gateway.intake.JsonValue.Fields;
import io.lintel.gateway.intake.JsonValue.Flag;
import io.lintel.gateway.intake.JsonValue.Items;
import io.lintel.gateway.intake.JsonValue.Numeral;
import io.lintel.gateway.intake.JsonValue.Text;
import io.lintel.gateway.wording.WireId;
import io.lintel.gateway.wording.WireName;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The values of the published payloads. */
final class FieldTypes {
  private static final int DECIMAL_BEFORE = 15;
  private static final int DECIMAL_AFTER = 9;
  private static final int INTEGER = 18;
  private static final Pattern HEX = Pattern.compile("([0-9A-Fa-f]{2})+");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern SNAKE_CASE = Pattern.compile("[a-z0-9_]{1,64}");
  private static final int LARGEST_EXPONENT = 30;

  private FieldTypes() {}

  static final FieldType TIME =
      value -> {
        // The zone does not matter here: whether it is a time is the same in all of them.
        if (value instanceof Text text && DeviceTime.parse(text.text(), ZoneOffset.UTC) != null) {
          return value;
        }
        throw Malformed.expected(DeviceTime.EXPECTED, value);
      };

  static final FieldType ID =
      value -> {
        if (value instanceof Text text && WireId.fits(text.text())) {
          return value;
        }
        throw Malformed.expected(WireId.EXPECTED, value);
      };

  static final FieldType TEXT = text(Limits.TEXT_CHARS);

  static FieldType text(int mostChars) {
    return value -> {
      if (value instanceof Text text
          && !text.text().isBlank()
          && text.text().length() <= mostChars) {
        return value;
      }
      throw Malformed.expected("a text of 1 to " + mostChars + " characters", value);
    };
  }

  static final FieldType FLAG =
      value -> {
        if (value instanceof Flag) {
          return value;
        }
        throw Malformed.expected("true or false", value);
      };

  static final FieldType OCTETS =
      value -> {
        if (value instanceof Text text && HEX.matcher(text.text()).matches()) {
          return value;
        }
        throw Malformed.expected("octets as pairs of hexadecimal digits", value);
      };

  static final FieldType SHA256 =
      value -> {
        if (value instanceof Text text && HASH.matcher(text.text()).matches()) {
          return value;
        }
        throw Malformed.expected("a SHA-256 of 64 hexadecimal digits", value);
      };

  static final FieldType ALARM_NAME = snakeCase("an alarm's name");

  static final FieldType COMMAND_NAME = snakeCase("a command's name");

  /** A text, or a whole number, which becomes its text: names that devices count up. */
  static final FieldType EPOCH =
      value -> ID.settle(value instanceof Numeral numeral ? new Text(numeral.digits()) : value);

  /** An exact decimal; kept as text, so that no reader on the way makes a float of it. */
  static FieldType decimal(boolean negativeToo) {
    String expected =
        negativeToo ? "a decimal such as \"-3.25\"" : "a decimal such as \"1234.567\", not below 0";
    return value -> {
      String digits = null;
      if (value instanceof Text text) {
        digits = text.text();
      } else if (value instanceof Numeral numeral) {
        digits = plain(numeral);
      }
      if (digits == null
          || !Digits.areDecimal(digits, DECIMAL_BEFORE, DECIMAL_AFTER)
          || (!negativeToo && digits.startsWith("-"))) {
        throw Malformed.expected(expected, value);
      }
      return value instanceof Text ? value : new Text(digits);
    };
  }

  /** Whether a decimal of the schema stands there, without a sign and in so many characters. */
  static boolean isPlain(JsonValue value, int mostChars) {
    String digits =
        value instanceof Text text
            ? text.text()
            : value instanceof Numeral numeral ? numeral.digits() : "";
    return digits.length() <= mostChars
        && !digits.startsWith("-")
        && Digits.areDecimal(digits, DECIMAL_BEFORE, DECIMAL_AFTER);
  }

  private static String plain(Numeral numeral) {
    String digits = numeral.digits();
    if (digits.indexOf('e') < 0 && digits.indexOf('E') < 0) {
      return digits;
    }
    BigDecimal exact = new BigDecimal(digits);
    return Math.abs(exact.scale()) > LARGEST_EXPONENT ? digits : exact.toPlainString();
  }

  static FieldType integer(long least, long most) {
    return value -> {
      if (value instanceof Numeral numeral && Digits.areInteger(numeral.digits(), INTEGER)) {
        long number = Long.parseLong(numeral.digits());
        if (number >= least && number <= most) {
          return value;
        }
      }
      throw Malformed.expected("a whole number from " + least + " to " + most, value);
    };
  }

  static FieldType number(double least, double most) {
    return value -> {
      if (value instanceof Numeral numeral) {
        double number = Double.parseDouble(numeral.digits());
        if (number >= least && number <= most) {
          return value;
        }
      }
      throw Malformed.expected("a number from " + least + " to " + most, value);
    };
  }

  static <E extends Enum<E> & WireName> FieldType name(Class<E> type) {
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      names.add(constant.wireName());
    }
    return oneOf(names);
  }

  static FieldType oneOf(List<String> names) {
    Set<String> known = Set.copyOf(names);
    String expected = "one of " + String.join(", ", names);
    return value -> {
      if (value instanceof Text text && known.contains(text.text())) {
        return value;
      }
      throw Malformed.expected(expected, value);
    };
  }

  static FieldType listOf(FieldType type, int most) {
    return value -> {
      if (!(value instanceof Items list) || list.items().size() > most) {
        throw Malformed.expected("an array of at most " + most + " elements", value);
      }
      List<JsonValue> settled = new ArrayList<>(list.items().size());
      for (JsonValue item : list.items()) {
        try {
          settled.add(type.settle(item));
        } catch (Malformed malformed) {
          throw malformed.under("[" + settled.size() + "]");
        }
      }
      return new Items(settled);
    };
  }

  static FieldType object(Shape shape) {
    return value -> {
      if (!(value instanceof Fields fields)) {
        throw Malformed.expected("an object", value);
      }
      return shape.settle(fields);
    };
  }

  private static FieldType snakeCase(String what) {
    return value -> {
      if (value instanceof Text text && SNAKE_CASE.matcher(text.text()).matches()) {
        return value;
      }
      throw Malformed.expected(what + " in lower snake case", value);
    };
  }
}
