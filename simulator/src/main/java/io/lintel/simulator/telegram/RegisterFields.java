package io.lintel.simulator.telegram;

import static java.util.Map.entry;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.device.RegisterLayout;
import io.lintel.simulator.mishap.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which value stands in which register, layout by layout. */
final class RegisterFields {
  private static final Words BASE = new Words("volume, base", "标况累积量");
  private static final Words LINE = new Words("volume, line", "工况累积量");
  private static final Words BASE_FLOW = new Words("flow, base", "标况流量");
  private static final Words LINE_FLOW = new Words("flow, line", "工况流量");
  private static final Words FLOW = new Words("flow", "流量");
  private static final Words TEMPERATURE = new Words("temperature", "温度");
  private static final Words PRESSURE = new Words("pressure, absolute", "绝对压力");
  private static final Words STATUS = new Words("status", "状态字");
  private static final Words CLOCK = new Words("the meter's clock", "表具时钟");
  private static final String M3 = " m³";
  private static final String M3_H = " m³/h";
  private static final String CELSIUS = " °C";
  private static final String KPA = " kPa";

  private static final Map<RegisterLayout, Map<Integer, RegisterField>> BY_LAYOUT =
      Map.ofEntries(
          entry(
              RegisterLayout.FUXIN,
              table(
                  at(10, 2, LINE, real(M3)),
                  at(12, 2, BASE, real(M3)),
                  at(14, 2, new Words("preset", "预置量"), real(M3)),
                  at(16, 2, BASE_FLOW, real(M3_H)),
                  at(18, 3, BASE, decimal(4, M3)),
                  at(21, 2, LINE_FLOW, real(M3_H)),
                  at(23, 3, LINE, decimal(4, M3)),
                  at(26, 2, TEMPERATURE, real(CELSIUS)),
                  at(28, 2, PRESSURE, real(KPA)))),
          entry(
              RegisterLayout.EK280,
              table(
                  at(0, 2, new Words("serial number", "序列号"), decimal(0, "")),
                  at(2, 3, BASE, RegisterFields::counter),
                  at(5, 3, LINE, RegisterFields::counter),
                  at(8, 2, PRESSURE, whole(5, " bar")),
                  at(10, 2, TEMPERATURE, whole(2, CELSIUS)),
                  at(12, 2, new Words("conversion factor", "转换系数"), whole(5, "")),
                  at(14, 2, STATUS, Naming::hex),
                  at(20, 3, CLOCK, Registers::clock))),
          entry(
              RegisterLayout.THERMAL_MASS,
              table(
                  at(0, 2, BASE_FLOW, swapped(real(M3_H))),
                  at(2, 2, new Words("volume, base, whole", "标况累积量整数部分"), swapped(whole(0, M3))),
                  at(4, 2, new Words("volume, base, rest", "标况累积量小数部分"), swapped(real(M3))),
                  at(6, 2, TEMPERATURE, swapped(real(CELSIUS))),
                  at(8, 1, STATUS, Naming::hex))),
          entry(
              RegisterLayout.GENERIC_FLOAT,
              table(
                  at(0, 2, LINE, real(M3)),
                  at(2, 2, FLOW, real(M3_H)),
                  at(4, 2, TEMPERATURE, real(CELSIUS)),
                  at(6, 2, PRESSURE, real(KPA)))));

  private RegisterFields() {}

  /** The value that begins in {@code register}. */
  static Optional<RegisterField> beginningAt(RegisterLayout layout, int register) {
    return Optional.ofNullable(BY_LAYOUT.getOrDefault(layout, Map.of()).get(register));
  }

  private static Map<Integer, RegisterField> table(RegisterField... fields) {
    Map<Integer, RegisterField> table = new HashMap<>();
    List.of(fields).forEach(field -> table.put(field.register(), field));
    return Map.copyOf(table);
  }

  private static RegisterField at(
      int register, int count, Words says, Function<Bytes, String> value) {
    return new RegisterField(register, count, says, value);
  }

  private static Function<Bytes, String> real(String unit) {
    return octets -> Registers.real(octets, unit);
  }

  private static Function<Bytes, String> whole(int decimals, String unit) {
    return octets -> Registers.whole(octets, decimals, unit);
  }

  private static Function<Bytes, String> decimal(int decimals, String unit) {
    return octets -> Registers.decimal(octets, decimals, unit);
  }

  private static String counter(Bytes octets) {
    return Registers.counter(octets, M3);
  }

  private static Function<Bytes, String> swapped(Function<Bytes, String> plain) {
    return octets -> plain.apply(octets.slice(2, 4).plus(octets.slice(0, 2)));
  }
}
