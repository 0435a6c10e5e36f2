package io.lintel.simulator.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** What the figures of a scenario's score must lie within, and why. */
public record Expectations(List<Expected> all) {
  public Expectations {
    all = List.copyOf(all);
  }

  /**
   * @param figure its path in the score's JSON, with dots between: {@code links.recall}
   * @param why the comment beside it, or empty
   */
  record Expected(String figure, Bound bound, String why) {}

  /**
   * @param found as it stands in the score; empty where the score has no such figure
   */
  public record Finding(String figure, String expected, String found, boolean within, String why) {
    /** {@code links.recall is 0.9712, expected 0.99..1 (why)}. */
    public String inWords() {
      String is = found.isEmpty() ? "is not in the score" : "is " + found;
      String reason = why.isEmpty() ? "" : " (" + why + ")";
      return "%s %s, expected %s%s".formatted(figure, is, expected, reason);
    }
  }

  /** One finding a figure, in the order of the file. */
  public List<Finding> heldAgainst(Score score) {
    JsonNode document = ScoreJson.of(score);
    return all.stream().map(expected -> found(expected, document)).toList();
  }

  private static Finding found(Expected expected, JsonNode document) {
    JsonNode figure = document;
    for (String part : expected.figure().split("\\.", -1)) {
      figure = figure.path(part);
    }
    double value = figure.isArray() ? figure.size() : figure.asDouble(Double.NaN);
    return new Finding(
        expected.figure(),
        expected.bound().written(),
        Double.isNaN(value) ? "" : plain(value),
        expected.bound().holds(value),
        expected.why());
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString(Math.round(value)) : "%.4f".formatted(value);
  }

  Stream<String> figures() {
    return all.stream().map(Expected::figure);
  }
}
