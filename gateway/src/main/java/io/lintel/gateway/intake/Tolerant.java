package io.lintel.gateway.intake;

import io.lintel.gateway.intake.JsonValue.Fields;
import io.lintel.gateway.intake.JsonValue.Items;
import io.lintel.gateway.intake.JsonValue.Numeral;
import io.lintel.gateway.intake.JsonValue.Text;
import io.lintel.gateway.wording.WireName;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The published types as devices write them: another spelling that can mean only one thing is put
 * into the published one, with a remark. What may mean two things stays malformed.
 */
final class Tolerant {
  /** Decimals of the schema. */
  private static final int DECIMALS = 9;

  private static final int INTEGER_DIGITS = 15;

  /** What every double keeps of a decimal. */
  private static final MathContext DOUBLE = new MathContext(15, RoundingMode.HALF_EVEN);

  /** A number of that many digits is a double's output, or was very carefully measured. */
  private static final int DOUBLE_OUTPUT_DIGITS = 16;

  /**
   * Digits a value may have for its tail of nines or noughts to be the double's and not its own.
   */
  private static final int MEANT_DIGITS = 12;

  private Tolerant() {}

  /** A type that can be written in another way. */
  private record Spelled(FieldType type, Function<JsonValue, @Nullable JsonValue> respelling)
      implements FieldType {
    @Override
    public JsonValue settle(JsonValue value) throws Malformed {
      return type.settle(value);
    }

    @Override
    public JsonValue settle(JsonValue value, Remarks remarks) throws Malformed {
      try {
        return type.settle(value);
      } catch (Malformed asItStands) {
        JsonValue otherwise = respelling.apply(value);
        if (otherwise == null) {
          throw asItStands;
        }
        JsonValue settled;
        try {
          settled = type.settle(otherwise);
        } catch (Malformed neither) {
          throw asItStands;
        }
        remarks.respelled(value);
        return settled;
      }
    }
  }

  static final FieldType TIME = new Spelled(FieldTypes.TIME, Respelling::time);

  static final FieldType ID = new Spelled(FieldTypes.ID, Respelling::id);

  static final FieldType FLAG = new Spelled(FieldTypes.FLAG, Respelling::flag);

  static final FieldType OCTETS = new Spelled(FieldTypes.OCTETS, Respelling::octets);

  static final FieldType ALARM_NAME = new Spelled(FieldTypes.ALARM_NAME, Respelling::name);

  /** What is not understood does not cost the index, but makes it one of no known conditions. */
  static final FieldType CONDITIONS =
      new Spelled(
          FieldTypes.oneOf(List.of("line", "base", GasMembers.UNKNOWN)), Respelling::conditions);

  static FieldType integer(long least, long most) {
    return new Spelled(FieldTypes.integer(least, most), Respelling::integer);
  }

  static FieldType number(double least, double most) {
    return new Spelled(FieldTypes.number(least, most), Respelling::real);
  }

  static <E extends Enum<E> & WireName> FieldType name(Class<E> type) {
    return new Spelled(FieldTypes.name(type), Respelling::name);
  }

  static FieldType oneOf(List<String> names) {
    return new Spelled(FieldTypes.oneOf(names), Respelling::name);
  }

  /** An exact decimal. What a double's output has beyond the schema's decimals is rounded away. */
  record Exact(FieldType type, boolean negativeToo) implements FieldType {
    @Override
    public JsonValue settle(JsonValue value) throws Malformed {
      return type.settle(value);
    }

    @Override
    public JsonValue settle(JsonValue value, Remarks remarks) throws Malformed {
      // As nearly all are: in the schema's spelling, and too short for a double's output.
      if (FieldTypes.isPlain(value, DOUBLE_OUTPUT_DIGITS)) {
        return type.settle(value);
      }
      BigDecimal number = Respelling.number(value);
      BigDecimal meant = number == null ? null : meant(value, number);
      if (number == null || meant == null || meant.compareTo(number) == 0) {
        return asWritten(value, number, remarks);
      }
      JsonValue settled = settle(new Text(meant.toPlainString()));
      remarks.rounded(value);
      return settled;
    }

    private JsonValue asWritten(JsonValue value, @Nullable BigDecimal number, Remarks remarks)
        throws Malformed {
      try {
        return settle(value);
      } catch (Malformed asItStands) {
        if (number == null
            || (number.signum() < 0 && !negativeToo)
            || number.precision() - number.scale() > INTEGER_DIGITS) {
          throw asItStands;
        }
        JsonValue settled = settle(new Text(plain(number)));
        remarks.respelled(value);
        return settled;
      }
    }

    private static String plain(BigDecimal number) {
      BigDecimal shorter = number.signum() == 0 ? BigDecimal.ZERO : number;
      return (shorter.scale() > DECIMALS ? shorter.stripTrailingZeros() : shorter).toPlainString();
    }

    /** The number without the tail that binary fractions have in decimal; itself if it has none. */
    private static BigDecimal meant(JsonValue value, BigDecimal number) {
      BigDecimal rounded =
          number.scale() > DECIMALS ? number.setScale(DECIMALS, RoundingMode.HALF_EVEN) : number;
      boolean output =
          value instanceof Numeral
              && number.scale() > 0
              && number.precision() >= DOUBLE_OUTPUT_DIGITS;
      BigDecimal shorter = number.round(DOUBLE).stripTrailingZeros();
      if (output && shorter.precision() <= MEANT_DIGITS && shorter.scale() <= DECIMALS) {
        rounded = shorter;
      }
      return rounded.compareTo(number) == 0 ? number : positiveScale(rounded.stripTrailingZeros());
    }

    private static BigDecimal positiveScale(BigDecimal number) {
      return number.scale() < 0 ? number.setScale(0) : number;
    }
  }

  static FieldType decimal(boolean negativeToo) {
    return new Exact(FieldTypes.decimal(negativeToo), negativeToo);
  }

  /** An array, or one element that stands without it; elements that are none are left out. */
  record Listed(FieldType type, int most) implements FieldType {
    @Override
    public JsonValue settle(JsonValue value) throws Malformed {
      return FieldTypes.listOf(type, most).settle(value);
    }

    @Override
    public JsonValue settle(JsonValue value, Remarks remarks) throws Malformed {
      if (value instanceof Text) {
        Items one = new Items(List.of(type.settle(value, remarks)));
        remarks.respelled(value);
        return one;
      }
      if (!(value instanceof Items list)) {
        throw Malformed.expected("an array of at most " + most + " elements", value);
      }
      List<JsonValue> settled = new ArrayList<>();
      for (int i = 0; i < list.items().size(); i++) {
        Remarks there = remarks.at("[" + i + "]");
        try {
          if (i >= most) {
            throw new Malformed("expected at most " + most + " elements");
          }
          settled.add(type.settle(list.items().get(i), there));
        } catch (Malformed malformed) {
          there.leftOut(malformed);
        }
      }
      return new Items(settled);
    }
  }

  static FieldType listOf(FieldType type, int most) {
    return new Listed(type, most);
  }

  /** An object of which the members that it can do without are left out if they are wrong. */
  record Nested(Shape shape) implements FieldType {
    @Override
    public JsonValue settle(JsonValue value) throws Malformed {
      return FieldTypes.object(shape).settle(value);
    }

    @Override
    public JsonValue settle(JsonValue value, Remarks remarks) throws Malformed {
      if (!(value instanceof Fields fields)) {
        throw Malformed.expected("an object", value);
      }
      return shape.settle(fields, remarks);
    }
  }

  static FieldType object(Shape shape) {
    return new Nested(shape);
  }
}
