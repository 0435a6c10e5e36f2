package io.lintel.simulator.score;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a figure may be, both ends included: {@code 0}, {@code 0.99..1}, {@code 20..} or {@code
 * ..5}.
 */
record Bound(double from, double to, String written) {
  private static final String NUMBER = "-?\\d+(?:\\.\\d+)?";
  private static final Pattern ONE = Pattern.compile(NUMBER);
  private static final Pattern RANGE = Pattern.compile("(" + NUMBER + ")?\\.\\.(" + NUMBER + ")?");

  static final String EXPECTED = "a number or a range (0, 0.99..1, 20.., ..5)";

  /**
   * @throws IllegalArgumentException if it is none
   */
  static Bound of(String text) {
    if (ONE.matcher(text).matches()) {
      return new Bound(number(text), number(text), text);
    }
    Matcher range = RANGE.matcher(text);
    if (!range.matches() || text.equals("..")) {
      throw new IllegalArgumentException(text);
    }
    double from = range.group(1) == null ? Double.NEGATIVE_INFINITY : number(range.group(1));
    double to = range.group(2) == null ? Double.POSITIVE_INFINITY : number(range.group(2));
    if (from > to) {
      throw new IllegalArgumentException(text);
    }
    return new Bound(from, to, text);
  }

  boolean holds(double found) {
    return found >= from && found <= to;
  }

  private static double number(String text) {
    return new BigDecimal(text).doubleValue();
  }
}
