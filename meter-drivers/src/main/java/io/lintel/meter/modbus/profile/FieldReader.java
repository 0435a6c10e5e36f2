package io.lintel.meter.modbus.profile;

import io.lintel.meter.modbus.BcdTime;
import io.lintel.meter.modbus.NumberFormat;
import io.lintel.meter.modbus.RegisterSpan;
import io.lintel.meter.modbus.RegisterTable;
import io.lintel.meter.modbus.WordOrder;
import io.lintel.meter.reading.MeasuredValue;
import io.lintel.meter.reading.Quantity;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the fields of a profile: values, flags, clock, serial number. */
final class FieldReader {
  private final RegisterTable defaultTable;
  private final WordOrder defaultOrder;

  FieldReader(RegisterTable defaultTable, WordOrder defaultOrder) {
    this.defaultTable = defaultTable;
    this.defaultOrder = defaultOrder;
  }

  ValueField value(YamlMapping yaml) {
    yaml.allow(
        "quantity",
        "unit",
        "register",
        "table",
        "order",
        "format",
        "octets",
        "decimals",
        "factor",
        "step",
        "scale",
        "offset",
        "least",
        "most",
        "unavailable",
        "required");
    Quantity quantity =
        yaml.required("quantity", text -> Scalars.constant(Quantity.class, text), Quantity.COUNTER);
    NumberFormat format = format(yaml);
    int decimals = yaml.value("decimals", Scalars::digitCount).orElse(0);
    BigDecimal scale = yaml.value("scale", Scalars::decimal).orElse(BigDecimal.ONE);
    return new ValueField(
        quantity,
        yaml.required("unit", text -> unit(text, quantity), "1"),
        span(yaml, format.registers()),
        format,
        scale.movePointLeft(decimals),
        yaml.value("offset", Scalars::decimal).orElse(BigDecimal.ZERO),
        yaml.value("least", Scalars::decimal).orElse(null),
        yaml.value("most", Scalars::decimal).orElse(null),
        yaml.values("unavailable", text -> Unavailable.of(text, format)),
        yaml.value("required", Scalars::truth).orElse(ValueField.isVolume(quantity)));
  }

  /** An index is billed in m³: what cannot be said in them exactly is refused. */
  private static String unit(String text, Quantity quantity) {
    List<String> known = MeasuredValue.unitsSaidIn("m3");
    if (ValueField.isVolume(quantity) && !known.contains(text)) {
      throw Scalars.expected("a unit of volume (" + String.join(", ", known) + ")", text);
    }
    return text;
  }

  StatusField status(YamlMapping yaml) {
    yaml.allow("register", "table", "order", "format", "bits");
    NumberFormat.Whole word = flagWord(yaml);
    Map<Integer, String> bits = new LinkedHashMap<>();
    YamlMapping named = yaml.mapping("bits").orElse(null);
    if (named == null) {
      yaml.mistake("bits", "the key 'bits' is missing");
    } else {
      named.keys().forEach(key -> bit(named, key, 16 * word.registers(), bits));
    }
    return new StatusField(span(yaml, word.registers()), word, bits);
  }

  private NumberFormat.Whole flagWord(YamlMapping yaml) {
    if (yaml.has("format") && format(yaml) instanceof NumberFormat.Whole whole) {
      return whole;
    }
    if (yaml.has("format")) {
      yaml.mistake("format", "format: expected a whole number, for its bits");
    }
    WordOrder order = yaml.value("order", Scalars::wordOrder).orElse(defaultOrder);
    return new NumberFormat.Whole(1, false, order);
  }

  ClockField clock(YamlMapping yaml) {
    yaml.allow("register", "table", "layout");
    BcdTime time = yaml.required("layout", BcdTime::new, new BcdTime("YYMMDD"));
    return new ClockField(span(yaml, time.registers()), time);
  }

  SerialField serial(YamlMapping yaml) {
    yaml.allow("register", "table", "order", "format", "octets", "digits");
    int digits = yaml.value("digits", Scalars::digitCount).orElse(0);
    if (yaml.value("format", text -> text).orElse("").equals("ascii")) {
      int octets = yaml.required("octets", Scalars::octetCount, 2);
      return new SerialField(span(yaml, (octets + 1) / 2), null, digits);
    }
    NumberFormat format = format(yaml);
    return new SerialField(span(yaml, format.registers()), format, digits);
  }

  RegisterSpan block(YamlMapping yaml) {
    yaml.allow("register", "table", "count");
    return span(yaml, yaml.required("count", Scalars::registerCount, 1));
  }

  private static void bit(YamlMapping named, String key, int width, Map<Integer, String> bits) {
    String name = named.required(key, Scalars::snakeCase, "unnamed");
    if (!key.matches("\\d{1,2}") || Integer.parseInt(key) >= width) {
      named.mistake(key, "expected a bit from 0 to " + (width - 1) + ", found '" + key + "'");
    } else {
      bits.put(Integer.parseInt(key), name);
    }
  }

  private NumberFormat format(YamlMapping yaml) {
    return FormatNames.read(yaml, defaultOrder);
  }

  private RegisterSpan span(YamlMapping yaml, int registers) {
    RegisterTable table =
        yaml.value("table", text -> Scalars.constant(RegisterTable.class, text))
            .orElse(defaultTable);
    RegisterSpan standIn = new RegisterSpan(table, 0, registers);
    return yaml.required(
        "register", text -> new RegisterSpan(table, Scalars.integer(text), registers), standIn);
  }
}
