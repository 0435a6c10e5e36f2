package io.lintel.meter.modbus;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * Binary floats as the decimal a person reads on the meter: the one with the fewest digits that is
 * this float and no other. {@code Float.toString} is not that on every JDK (JDK-4511638).
 */
final class ShortestDecimal {
  /** Enough digits to tell any two floats, any two doubles, apart. */
  private static final int MOST_FLOAT_DIGITS = 9;

  private static final int MOST_DOUBLE_DIGITS = 17;

  private ShortestDecimal() {}

  /** Empty for infinities and not-a-number. */
  static Optional<BigDecimal> of(float value) {
    if (!Float.isFinite(value)) {
      return Optional.empty();
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < MOST_FLOAT_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.floatValue() == value) {
        return Optional.of(plain(rounded));
      }
    }
    return Optional.of(plain(exact.round(new MathContext(MOST_FLOAT_DIGITS))));
  }

  /** Empty for infinities and not-a-number. */
  static Optional<BigDecimal> of(double value) {
    if (!Double.isFinite(value)) {
      return Optional.empty();
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < MOST_DOUBLE_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() == value) {
        return Optional.of(plain(rounded));
      }
    }
    return Optional.of(plain(exact.round(new MathContext(MOST_DOUBLE_DIGITS))));
  }

  /** 1.5E+7 as 15000000; a minus sign before zero goes. */
  private static BigDecimal plain(BigDecimal value) {
    return value.scale() < 0 ? value.setScale(0) : value;
  }
}
