package io.lintel.gateway.recorder;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers that recorders end their files' names with, where they do: a number left out is a
 * file that is not there, and two neighbours in number have nothing between them.
 */
final class FileNumbers {
  /** {@code R-7_T-7_20261120091500_0003.MP4}: at least three digits, with a zero before them. */
  private static final Pattern NUMBERED = Pattern.compile(".*[_@ -](0\\d{2,6})(?:\\.\\w+)?");

  private final Map<String, Integer> byName = new HashMap<>();

  /**
   * @param names of one recorder
   */
  FileNumbers(List<String> names) {
    Set<Integer> seen = new HashSet<>();
    Map<String, Integer> numbers = new HashMap<>();
    for (String name : new HashSet<>(names)) {
      Matcher matcher = NUMBERED.matcher(name);
      // Names that all end alike end with something else: a user, a camera.
      if (!matcher.matches() || !seen.add(Integer.parseInt(matcher.group(1)))) {
        return;
      }
      numbers.put(name, Integer.parseInt(matcher.group(1)));
    }
    byName.putAll(numbers);
  }

  /** Those that have a number; none if not all have. */
  Set<String> names() {
    return byName.keySet();
  }

  /** Whether {@code next} is the number after {@code name}'s. */
  boolean neighbours(String name, String next) {
    Integer mine = byName.get(name);
    Integer its = byName.get(next);
    return mine != null && its != null && its == mine + 1;
  }

  boolean first(String name) {
    return Integer.valueOf(1).equals(byName.get(name));
  }

  /** Whether a number between {@code names}' least and greatest is left out. */
  boolean holed(List<String> names) {
    int least = Integer.MAX_VALUE;
    int greatest = Integer.MIN_VALUE;
    Set<Integer> present = new HashSet<>();
    for (String name : names) {
      Integer number = byName.get(name);
      if (number == null) {
        return false;
      }
      present.add(number);
      least = Math.min(least, number);
      greatest = Math.max(greatest, number);
    }
    return !present.isEmpty() && greatest - least + 1 > present.size();
  }
}
