package io.lintel.simulator.mishap;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** What may be written for a parameter. */
public enum ParameterType {
  /** {@code 20s}, or {@code 8s..55s} to be drawn from; a leading minus is a time earlier. */
  DURATION(
      "a duration (500ms, 20s, 15m, 8h, 2d) or a range of them, the lower end first (8s..55s)"),
  /** 0 to 1. */
  SHARE("a share from 0 to 1"),
  /** A whole number, or {@code 1..4} to be drawn from. */
  COUNT("a whole number or a range of them, the lower end first (1..4)"),
  /** A decimal number, or {@code -5..5} to be drawn from. */
  NUMBER("a number or a range of them, the lower end first (0.5..20)"),
  /** {@code true} or {@code false}. */
  YES_OR_NO("true or false"),
  /** A day, {@code 2000-01-01}. */
  DATE("a date (2000-01-01)"),
  /** One of a few words, which the parameter names. */
  WORD("one of its words");

  private final String expected;

  ParameterType(String expected) {
    this.expected = expected;
  }

  String expected() {
    return expected;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException if {@code text} is not of this type
   */
  void check(String text) {
    switch (this) {
      case DURATION -> Range.of(text, word -> (double) Parameter.durationOf(word).toMillis());
      case COUNT -> Range.of(text, word -> (double) Integer.parseInt(word));
      case NUMBER -> Range.of(text, Double::parseDouble);
      case SHARE -> {
        double share = Double.parseDouble(text);
        if (!(share >= 0 && share <= 1)) {
          throw new IllegalArgumentException(text);
        }
      }
      case YES_OR_NO -> {
        if (!text.equals("true") && !text.equals("false")) {
          throw new IllegalArgumentException(text);
        }
      }
      case DATE -> {
        try {
          LocalDate.parse(text);
        } catch (DateTimeParseException e) {
          throw new IllegalArgumentException(text, e);
        }
      }
      case WORD -> {}
    }
  }
}
