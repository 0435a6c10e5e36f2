package io.lintel.meter.payload;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Decimal numbers without an exponent: {@code 1e999999999} is short to write and long to print. */
final class PlainDecimal {
  private static final int LONGEST = 32;

  /** A {@code GasVolume} counts millilitres in 63 bits. */
  static final int MOST_WHOLE_DIGITS_OF_AN_INDEX = 12;

  private PlainDecimal() {}

  /** Null if {@code text} is no such number. */
  static @Nullable BigDecimal parse(String text) {
    int begin = text.startsWith("-") ? 1 : 0;
    boolean point = false;
    for (int i = begin; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean betweenDigits = i > begin && i + 1 < text.length();
      if (c == '.' && !point && betweenDigits) {
        point = true;
      } else if (c < '0' || c > '9') {
        return null;
      }
    }
    return text.length() == begin || text.length() > LONGEST ? null : new BigDecimal(text);
  }
}
