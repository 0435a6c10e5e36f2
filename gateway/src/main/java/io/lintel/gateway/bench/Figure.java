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
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** For a program, on one line. */
  public String json() {
    return String.format(
        Locale.ROOT,
        "{\"bench\":\"%s\",\"what\":\"%s\",\"value\":%.0f,\"unit\":\"%s\","
            + "\"reference\":{\"what\":\"%s\",\"value\":%.0f},\"ratio\":%.3f}",
        bench,
        what,
        value,
        unit,
        referenceWhat,
        referenceValue,
        ratio);
  }

  /** For a person. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%s: %,.0f %s (%s: %,.0f; ratio %.2f)",
        what,
        value,
        unit,
        referenceWhat,
        referenceValue,
        ratio);
  }
}
