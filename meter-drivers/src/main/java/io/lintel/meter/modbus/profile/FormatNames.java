package io.lintel.meter.modbus.profile;

import io.lintel.meter.modbus.NumberFormat;
import io.lintel.meter.modbus.NumberFormat.Decimal;
import io.lintel.meter.modbus.NumberFormat.Float32;
import io.lintel.meter.modbus.NumberFormat.Float64;
import io.lintel.meter.modbus.NumberFormat.Sum;
import io.lintel.meter.modbus.NumberFormat.Whole;
import io.lintel.meter.modbus.NumberFormat.WholeAndFraction;
import io.lintel.meter.modbus.WordOrder;
import java.math.BigDecimal;
import java.util.List;

/** The number formats as profile files name them. */
final class FormatNames {
  /** Elster's Counter6 counts 0.0001 in its fraction word. */
  private static final BigDecimal COUNTER6_STEP = new BigDecimal("0.0001");

  private static final List<String> KNOWN =
      List.of(
          "uint16",
          "int16",
          "uint32",
          "int32",
          "uint64",
          "int64",
          "float32",
          "float64",
          "bcd",
          "counter6",
          "uint32+float32",
          "float32+float32");

  private FormatNames() {}

  /**
   * Reads {@code format} and the keys that go with it: {@code octets} of {@code bcd}, {@code step}
   * of {@code counter6}, {@code factor} of {@code float32+float32}.
   */
  static NumberFormat read(YamlMapping yaml, WordOrder defaultOrder) {
    String name = yaml.required("format", FormatNames::known, "uint16");
    WordOrder order = yaml.value("order", Scalars::wordOrder).orElse(defaultOrder);
    return switch (name) {
      case "int16" -> new Whole(1, true, order);
      case "uint32" -> new Whole(2, false, order);
      case "int32" -> new Whole(2, true, order);
      case "uint64" -> new Whole(4, false, order);
      case "int64" -> new Whole(4, true, order);
      case "float32" -> new Float32(order);
      case "float64" -> new Float64(order);
      case "bcd" -> new Decimal(yaml.required("octets", Scalars::octetCount, 2), order);
      case "counter6" -> counter6(yaml, order);
      case "uint32+float32" ->
          new Sum(new Whole(2, false, order), BigDecimal.ONE, new Float32(order));
      case "float32+float32" ->
          new Sum(
              new Float32(order),
              yaml.required("factor", Scalars::decimal, BigDecimal.ONE),
              new Float32(order));
      default -> new Whole(1, false, order);
    };
  }

  private static NumberFormat counter6(YamlMapping yaml, WordOrder order) {
    BigDecimal step = yaml.value("step", Scalars::decimal).orElse(COUNTER6_STEP);
    return new WholeAndFraction(new Whole(2, false, order), new Whole(1, false, order), step);
  }

  private static String known(String name) {
    if (!KNOWN.contains(name)) {
      throw Scalars.expected("one of " + String.join(", ", KNOWN), name);
    }
    return name;
  }
}
