package io.lintel.meter.reading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which units say the same in other numbers, exactly: those whose factor ends after some decimals.
 * What has none (a pound per square inch, a degree Fahrenheit, a cubic metre a day) stays what the
 * meter said. Names are UCUM's, with the spellings that meters' manuals have beside them.
 */
final class ExactUnits {
  /** {@code value in the family's first unit = number × factor + offset}. */
  private record Scale(BigDecimal factor, BigDecimal offset) {
    static Scale of(String factor) {
      return new Scale(new BigDecimal(factor), BigDecimal.ZERO);
    }
  }

  private static final Scale ONE = Scale.of("1");
  private static final Scale LITRE = Scale.of("0.001");
  private static final Scale MILLILITRE = Scale.of("0.000001");
  private static final Scale CUBIC_FOOT = Scale.of("0.028316846592");

  /** By the unit that values are kept in. */
  private static final Map<String, Map<String, Scale>> FAMILIES =
      Map.of(
          "m3",
              Map.ofEntries(
                  Map.entry("m3", ONE),
                  Map.entry("dm3", LITRE),
                  Map.entry("L", LITRE),
                  Map.entry("l", LITRE),
                  Map.entry("hL", Scale.of("0.1")),
                  Map.entry("mL", MILLILITRE),
                  Map.entry("cm3", MILLILITRE),
                  Map.entry("[cft_i]", CUBIC_FOOT),
                  Map.entry("[ft_i]3", CUBIC_FOOT),
                  Map.entry("ft3", CUBIC_FOOT)),
          "m3/h",
              Map.of(
                  "m3/h", ONE,
                  "m3/min", Scale.of("60"),
                  "m3/s", Scale.of("3600"),
                  "L/h", LITRE,
                  "l/h", LITRE,
                  "L/min", Scale.of("0.06"),
                  "L/s", Scale.of("3.6"),
                  "[cft_i]/h", CUBIC_FOOT,
                  "ft3/h", CUBIC_FOOT),
          "Cel", Map.of("Cel", ONE, "K", new Scale(BigDecimal.ONE, new BigDecimal("-273.15"))),
          "kPa",
              Map.of(
                  "kPa", ONE,
                  "Pa", LITRE,
                  "hPa", Scale.of("0.1"),
                  "MPa", Scale.of("1000"),
                  "mbar", Scale.of("0.1"),
                  "bar", Scale.of("100"),
                  "atm", Scale.of("101.325")),
          "V", Map.of("V", ONE, "mV", LITRE));

  private ExactUnits() {}

  /** Empty where {@code to} cannot say exactly what {@code number} of {@code from} is. */
  static Optional<BigDecimal> turned(BigDecimal number, String from, String to) {
    if (from.equals(to)) {
      return Optional.of(number);
    }
    return Optional.ofNullable(FAMILIES.getOrDefault(to, Map.of()).get(from))
        .map(scale -> plain(number.multiply(scale.factor()).add(scale.offset())));
  }

  /** The units that can be said in {@code to}, in the order of the alphabet, it itself first. */
  static List<String> known(String to) {
    Set<String> others = new TreeSet<>(FAMILIES.getOrDefault(to, Map.of()).keySet());
    others.remove(to);
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(to), others.stream()).toList();
  }

  private static BigDecimal plain(BigDecimal exact) {
    BigDecimal stripped = exact.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
