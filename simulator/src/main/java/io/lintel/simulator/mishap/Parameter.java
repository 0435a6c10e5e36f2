package io.lintel.simulator.mishap;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One figure of a mishap.
 *
 * @param preset taken where a scenario gives none; written as in a scenario
 * @param choices where it is one of a few words, all of them; empty elsewhere
 */
public record Parameter(
    String name, ParameterType type, String preset, List<String> choices, Words says) {
  public Parameter {
    choices = List.copyOf(choices);
    check(type, choices, preset);
  }

  public Parameter(String name, ParameterType type, String preset, Words says) {
    this(name, type, preset, List.of(), says);
  }

  /** One of a few words; without a scenario's, the first. */
  static Parameter oneOf(String name, List<String> choices, Words says) {
    return new Parameter(name, ParameterType.WORD, choices.get(0), choices, says);
  }

  /**
   * @throws IllegalArgumentException if {@code text} cannot be its value
   */
  void check(String text) {
    check(type, choices, text);
  }

  private static void check(ParameterType type, List<String> choices, String text) {
    type.check(text);
    if (type == ParameterType.WORD && !choices.contains(text)) {
      throw new IllegalArgumentException(text);
    }
  }

  /** For error messages and forms: what may be written. */
  public String expected() {
    return type == ParameterType.WORD ? String.join(" or ", choices) : type.expected();
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
