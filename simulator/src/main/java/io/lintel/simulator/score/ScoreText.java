package io.lintel.simulator.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The score for people. */
public final class ScoreText {
  private ScoreText() {}

  public static String of(Score score) {
    List<String> lines = new ArrayList<>();
    lines.add("Score of %s, seed %d".formatted(score.scenario(), score.seed()));
    lines.add(
        "  readings   sent %,d, stored %,d; lost %d, duplicated %d, wrong %d"
            .formatted(
                score.readings().sent(),
                score.readings().stored(),
                score.readings().lost(),
                score.readings().duplicated(),
                score.readings().wrong()));
    lines.add(
        "  uploads    stored %,d; lost %d, duplicated %d"
            .formatted(
                score.uploads().stored(), score.uploads().lost(), score.uploads().duplicated()));
    lines.add(
        "  slots      due %,d: read %,d, failed %d, not attempted %d"
            .formatted(
                score.slots().due(),
                score.slots().read(),
                score.slots().failed(),
                score.slots().notAttempted()));
    lines.add(
        "  links      precision %.4f, recall %.4f"
            .formatted(score.links().precision(), score.links().recall()));
    for (Map.Entry<String, Score.Confusion> rule : score.verdicts().entrySet()) {
      Score.Confusion count = rule.getValue();
      lines.add(
          ("  %-9s  breaches: %d found, %d missed; kept: %d passed, %d accused;"
                  + " undecided %d, not applicable %d")
              .formatted(
                  rule.getKey(),
                  count.trueFail(),
                  count.missed(),
                  count.truePass(),
                  count.falseFail(),
                  count.undecided(),
                  count.notApplicable()));
    }
    lines.add(
        "  false accusation rate %.4f, undecided rate %.4f"
            .formatted(score.falseAccusationRate(), score.undecidedRate()));
    lines.add(
        "  journal    %,d entries (this version keeps no ledger yet)".formatted(score.entries()));
    if (score.shortfalls().isEmpty()) {
      lines.add("All bounds are kept.");
    } else {
      lines.add("Below the bounds:");
      score.shortfalls().forEach(shortfall -> lines.add("  %s".formatted(shortfall)));
      score.passedOver30s().forEach(passed -> lines.add("    %s".formatted(passed)));
    }
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }
}
