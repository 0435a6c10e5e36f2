package io.lintel.simulator.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The score for people: what matters in a few lines, then the tables. */
public final class ScoreText {
  private ScoreText() {}

  public static String of(Score score) {
    List<String> lines = new ArrayList<>();
    lines.add("Score of %s, seed %d".formatted(score.scenario(), score.seed()));
    lines.addAll(summary(score));
    lines.add("");
    lines.add("Verdicts, rule by rule (breaches found or missed; kept rules passed or accused)");
    lines.addAll(rules(score.audit()));
    if (!score.silentRules().isEmpty()) {
      lines.add("  not one verdict on " + String.join(", ", score.silentRules()) + ": not counted");
    }
    lines.add("");
    lines.add("The same by what went wrong (a visit counts for each thing that touched it)");
    lines.addAll(mishaps(score));
    lines.add("");
    lines.add("What a plain badge-and-window matcher would have said");
    lines.addAll(baseline(score.baseline()));
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private static List<String> summary(Score score) {
    Score.Readings readings = score.readings();
    Score.Slots slots = score.slots();
    Audit audit = score.audit();
    return List.of(
        "  readings   sent %,d, stored %,d; lost %d, duplicated %d, wrong %d, late %d"
            .formatted(
                readings.sent(),
                readings.stored(),
                readings.lost(),
                readings.duplicated(),
                readings.wrong(),
                readings.late()),
        "  uploads    stored %,d; lost %d, duplicated %d"
            .formatted(
                score.uploads().stored(), score.uploads().lost(), score.uploads().duplicated()),
        "  slots      due %,d: read %,d, failed %d, not attempted %d; owed %d"
            .formatted(
                slots.due(), slots.read(), slots.failed(), slots.notAttempted(), slots.owed()),
        "  links      " + links(score.links()),
        "  people     " + accusations(audit),
        "  breaches   " + missed(audit),
        "  undecided  %.4f of what was judged".formatted(audit.undecidedRate()),
        "  journal    %,d entries (this version keeps no ledger yet)".formatted(score.entries()));
  }

  private static String links(Score.Links links) {
    return "precision %.4f, recall %.4f".formatted(links.precision(), links.recall());
  }

  private static String accusations(Audit audit) {
    return "%d accused wrongly, false accusation rate %.4f"
        .formatted(audit.falseAccusations(), audit.falseAccusationRate());
  }

  private static String missed(Audit audit) {
    return "%d of more than 60 s, %d of them missed (%.4f)"
        .formatted(audit.breachesOver60s(), audit.missedOver60s(), audit.missedOver60sRate());
  }

  private static List<String> rules(Audit audit) {
    TextTable table =
        new TextTable("rule", "found", "missed", "passed", "accused", "undecided", "silent");
    for (Map.Entry<String, Confusion> rule : audit.verdicts().entrySet()) {
      Confusion count = rule.getValue();
      table.row(
          rule.getKey(),
          count.trueFail(),
          count.missed(),
          count.truePass(),
          count.falseFail(),
          count.undecided(),
          count.notApplicable());
    }
    return table.lines();
  }

  private static List<String> mishaps(Score score) {
    TextTable judged =
        new TextTable(
            "mishap",
            "visits",
            "found",
            "missed",
            ">60 s",
            "passed",
            "accused",
            "falsely",
            "undecided",
            "silent",
            "plain matcher falsely");
    TextTable onTheWay = new TextTable("mishap", "reports", "readings", "exchanges");
    score
        .byMishap()
        .forEach(
            (name, touched) -> {
              if (touched.visits() > 0) {
                judged.row(judged(name, touched));
              }
              if (touched.reports() + touched.readings() + touched.exchanges() > 0) {
                onTheWay.row(name, touched.reports(), touched.readings(), touched.exchanges());
              }
            });
    List<String> lines = new ArrayList<>(judged.lines());
    if (!onTheWay.isEmpty()) {
      lines.add("");
      lines.add("What went wrong on the way: messages and exchanges on lines that it touched");
      lines.addAll(onTheWay.lines());
    }
    return lines;
  }

  private static Object[] judged(String name, Score.Touched touched) {
    Confusion count = touched.verdicts();
    return new Object[] {
      name,
      touched.visits(),
      count.trueFail(),
      count.missed(),
      touched.missedOver60s(),
      count.truePass(),
      count.falseFail(),
      touched.falseAccusations(),
      count.undecided(),
      count.notApplicable(),
      touched.baselineAccusations()
    };
  }

  private static List<String> baseline(Score.Baseline baseline) {
    List<String> lines = new ArrayList<>();
    lines.add("  links      " + links(baseline.links()));
    lines.add("  people     " + accusations(baseline.audit()));
    lines.add("  breaches   " + missed(baseline.audit()));
    lines.addAll(rules(baseline.audit()));
    return lines;
  }
}
