package io.lintel.simulator.mishap;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One figure of a mishap.
 *
 * @param preset taken where a scenario gives none; written as in a scenario
 */
public record Parameter(String name, ParameterType type, String preset, Words says) {
  public Parameter {
    type.check(preset);
  }

  private static final Pattern DURATION = Pattern.compile("(-?\\d+(?:\\.\\d+)?)(ms|s|m|h|d)");

  /**
   * {@code 500ms}, {@code 1.5s}, {@code 15m}, {@code 8h}, {@code 2d}, to the millisecond.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Duration durationOf(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    double unit =
        switch (matcher.group(2)) {
          case "ms" -> 1;
          case "s" -> 1_000;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          default -> 86_400_000;
        };
    return Duration.ofMillis(Math.round(Double.parseDouble(matcher.group(1)) * unit));
  }
}
