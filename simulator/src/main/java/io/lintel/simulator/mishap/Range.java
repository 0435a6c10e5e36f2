package io.lintel.simulator.mishap;

import io.lintel.simulator.chance.Dice;
import java.util.function.ToDoubleFunction;

/** One number, or two with two dots between them to draw from. */
record Range(double low, double high) {
  Range {
    if (!(low <= high)) {
      throw new IllegalArgumentException("a range begins at its lower end: " + low + ".." + high);
    }
  }

  static Range of(String text, ToDoubleFunction<String> number) {
    int dots = text.indexOf("..");
    if (dots < 0) {
      double only = number.applyAsDouble(text.trim());
      return new Range(only, only);
    }
    return new Range(
        number.applyAsDouble(text.substring(0, dots).trim()),
        number.applyAsDouble(text.substring(dots + 2).trim()));
  }

  double drawn(Dice dice) {
    return low == high ? low : dice.between(low, high);
  }
}
