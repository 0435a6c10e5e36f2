package io.lintel.gateway.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * One measured number beside its reference.
 *
 * @param ratio the median of the rounds' own ratios; not the ratio of the medians, for a machine
 *     that is slower in one round is so for both
 */
public record Figure(
    String bench,
    String what,
    double value,
    String unit,
    String referenceWhat,
    double referenceValue,
    double ratio) {
  /** Below it a decimal says something. */
  private static final double SMALL = 100;

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The median of the rounds' own ratios. */
  static double medianRatio(double[] values, double[] references) {
    double[] ratios = new double[values.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = values[i] / references[i];
    }
    return median(ratios);
  }

  /** For a program, on one line. */
  public String json() {
    return String.format(
        Locale.ROOT,
        "{\"bench\":\"%s\",\"what\":\"%s\",\"value\":%s,\"unit\":\"%s\","
            + "\"reference\":{\"what\":\"%s\",\"value\":%s},\"ratio\":%.3f}",
        bench,
        what,
        digits("%", value),
        unit,
        referenceWhat,
        digits("%", referenceValue),
        ratio);
  }

  /** For a person. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%s: %s %s (%s: %s; ratio %.2f)",
        what,
        digits("%,", value),
        unit,
        referenceWhat,
        digits("%,", referenceValue),
        ratio);
  }

  /** Small numbers with a decimal. */
  private static String digits(String flags, double value) {
    return String.format(Locale.ROOT, flags + (Math.abs(value) < SMALL ? ".1f" : ".0f"), value);
  }
}
