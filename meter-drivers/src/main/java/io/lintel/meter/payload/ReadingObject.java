package io.lintel.meter.payload;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lintel.meter.reading.MeasuredValue;
import io.lintel.meter.reading.MeterReading;
import io.lintel.meter.reading.Quantity;
import io.lintel.meter.spi.PushedReading;
import io.lintel.meter.wire.Bytes;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One reading, taken key by key from the parser's stream. Not reusable. */
final class ReadingObject {
  static final int MOST_ALARMS = 64;
  static final int LONGEST_ALARM = 64;

  private final JsonParser parser;
  private final JsonMistakes mistakes;
  private final String where;

  private final List<MeasuredValue> values = new ArrayList<>(4);
  private final Set<String> alarms = new HashSet<>();
  private final Set<String> seen = new HashSet<>();
  private @Nullable String at;
  private @Nullable LocalDateTime localTime;
  private @Nullable Long sequence;
  private Bytes raw = Bytes.empty();

  /** The parser stands at the object's begin. */
  ReadingObject(JsonParser parser, JsonMistakes mistakes, String where) {
    this.parser = parser;
    this.mistakes = mistakes;
    this.where = where;
  }

  /** Leaves the parser at the object's end. A null says no more than a missing key. */
  void read(List<PushedReading> readings) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      if (parser.hasToken(JsonToken.VALUE_NULL)) {
        continue;
      }
      if (seen.add(key)) {
        value(key);
      } else {
        mistake(key, "stands here twice");
        parser.skipChildren();
      }
    }
    require("at");
    require("volume_m3");
    readings.add(
        new PushedReading(new MeterReading(null, values, alarms, localTime, raw), at, sequence));
  }

  private void value(String key) throws IOException {
    switch (key) {
      case "at" -> time(key);
      case "seq" -> sequence(key);
      case "volume_m3" -> number(key, Quantity.VOLUME, "m3", true);
      case "volume_line_m3" -> number(key, Quantity.VOLUME_LINE, "m3", true);
      case "volume_base_m3" -> number(key, Quantity.VOLUME_BASE, "m3", true);
      case "flow_m3h" -> number(key, Quantity.FLOW, "m3/h", false);
      case "flow_line_m3h" -> number(key, Quantity.FLOW_LINE, "m3/h", false);
      case "flow_base_m3h" -> number(key, Quantity.FLOW_BASE, "m3/h", false);
      case "temperature_c" -> number(key, Quantity.TEMPERATURE, "Cel", false);
      case "pressure_kpa" -> number(key, Quantity.PRESSURE, "kPa", false);
      case "battery_v" -> number(key, Quantity.BATTERY_VOLTAGE, "V", false);
      case "valve" -> valve(key);
      case "alarms" -> alarms(key);
      case "raw" -> raw(key);
      default -> parser.skipChildren();
    }
  }

  private void time(String key) throws IOException {
    String text = parser.hasToken(JsonToken.VALUE_STRING) ? parser.getText() : "";
    try {
      localTime = OffsetDateTime.parse(text).toLocalDateTime();
      at = text;
    } catch (DateTimeException notATime) {
      expected(key, "a time with its offset such as \"2026-11-22T08:00:00+08:00\"");
    }
  }

  private void sequence(String key) throws IOException {
    boolean fits =
        parser.hasToken(JsonToken.VALUE_NUMBER_INT)
            && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
            && parser.getLongValue() >= 0;
    if (fits) {
      sequence = parser.getLongValue();
    } else {
      expected(key, "a whole number from 0");
    }
  }

  private void number(String key, Quantity quantity, String unit, boolean index)
      throws IOException {
    BigDecimal number =
        parser.currentToken().isScalarValue() ? PlainDecimal.parse(parser.getText()) : null;
    if (number == null) {
      expected(key, "a decimal number such as \"1234.567\"");
    } else if (index
        && (number.signum() < 0
            || number.precision() - number.scale() > PlainDecimal.MOST_WHOLE_DIGITS_OF_AN_INDEX)) {
      expected(key, "a number from 0 to 999999999999");
    } else {
      values.add(MeasuredValue.current(quantity, number, unit));
    }
  }

  private void valve(String key) throws IOException {
    String state = parser.hasToken(JsonToken.VALUE_STRING) ? parser.getText() : "";
    switch (state) {
      case "open" -> values.add(MeasuredValue.current(Quantity.VALVE, BigDecimal.ONE, "1"));
      case "closed" -> values.add(MeasuredValue.current(Quantity.VALVE, BigDecimal.ZERO, "1"));
      default -> expected(key, "\"open\" or \"closed\"");
    }
  }

  private void alarms(String key) throws IOException {
    if (!parser.hasToken(JsonToken.START_ARRAY)) {
      expected(key, "an array of texts");
      return;
    }
    boolean good = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String alarm = parser.hasToken(JsonToken.VALUE_STRING) ? parser.getText() : "";
      good &= !alarm.isBlank() && alarm.length() <= LONGEST_ALARM && alarms.size() < MOST_ALARMS;
      if (good) {
        alarms.add(alarm);
      }
      parser.skipChildren();
    }
    if (!good) {
      mistake(
          key,
          "expected at most %d texts of 1 to %d characters".formatted(MOST_ALARMS, LONGEST_ALARM));
    }
  }

  private void raw(String key) throws IOException {
    try {
      raw = Bytes.hex(parser.hasToken(JsonToken.VALUE_STRING) ? parser.getText() : "?");
    } catch (IllegalArgumentException notHex) {
      expected(key, "octets in hexadecimal");
    }
  }

  private void require(String key) {
    if (!seen.contains(key)) {
      mistakes.add(parser, where, "the key '" + key + "' is missing");
    }
  }

  private void expected(String key, String what) throws IOException {
    boolean scalar = parser.currentToken().isScalarValue();
    String found = scalar ? parser.getText() : LintelJson.found(parser.currentToken());
    mistake(key, "expected %s, found %s".formatted(what, cut(found)));
    parser.skipChildren();
  }

  private void mistake(String key, String message) {
    mistakes.add(parser, where.isEmpty() ? key : where + "." + key, message);
  }

  private static String cut(String text) {
    int shown = 40;
    return text.length() <= shown ? text : text.substring(0, shown) + "…";
  }
}
