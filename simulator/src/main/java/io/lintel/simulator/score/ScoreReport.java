package io.lintel.simulator.score;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.simulator.score.Expectations.Finding;
import java.util.ArrayList;
import java.util.List;

/** A score held against what its scenario's figures must lie within. */
public record ScoreReport(Score score, List<Finding> findings) {
  public ScoreReport {
    findings = List.copyOf(findings);
  }

  public static ScoreReport of(Score score, Expectations expectations) {
    return new ScoreReport(score, expectations.heldAgainst(score));
  }

  /** Whether every figure is what was expected. */
  public boolean isWithin() {
    return outside().isEmpty();
  }

  /** What is not as expected, in words. */
  public List<String> outside() {
    return findings.stream().filter(each -> !each.within()).map(Finding::inWords).toList();
  }

  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Expectations");
    for (Finding finding : findings) {
      lines.add("  %-8s %s".formatted(finding.within() ? "inside" : "OUTSIDE", finding.inWords()));
    }
    lines.add(
        isWithin()
            ? "All %d expectations are met.".formatted(findings.size())
            : "%d of %d expectations are not met.".formatted(outside().size(), findings.size()));
    return ScoreText.of(score)
        + String.join(System.lineSeparator(), lines)
        + System.lineSeparator();
  }

  /** The score's document with {@code expectations}, and {@code below_bounds} in words. */
  public ObjectNode json() {
    ObjectNode document = ScoreJson.of(score);
    ArrayNode expectations = document.putArray("expectations");
    for (Finding finding : findings) {
      expectations
          .addObject()
          .put("figure", finding.figure())
          .put("expected", finding.expected())
          .put("found", finding.found())
          .put("within", finding.within())
          .put("why", finding.why());
    }
    outside().forEach(document.putArray("below_bounds")::add);
    return document;
  }
}
