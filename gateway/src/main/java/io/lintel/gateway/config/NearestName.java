package io.lintel.gateway.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The name somebody probably meant. */
final class NearestName {
  private NearestName() {}

  /** {@code ", did you mean lines?"}, or nothing where no known name is near. */
  static String hint(String typed, Collection<String> known) {
    int near = Math.max(1, typed.length() / 3);
    return known.stream()
        .filter(name -> edits(typed, name) <= near)
        .min(
            Comparator.<String>comparingInt(name -> edits(typed, name)).thenComparing(name -> name))
        .map(name -> ", did you mean " + name + "?")
        .orElse("");
  }

  /** Levenshtein's distance, upper and lower case alike. */
  private static int edits(String a, String b) {
    String from = a.toLowerCase(Locale.ROOT);
    String to = b.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
