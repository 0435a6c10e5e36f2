package io.lintel.simulator.score;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The score as CONTRACT.md spells it; the name of a figure is its path in this document. */
public final class ScoreJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ScoreJson() {}

  public static ObjectNode of(Score score) {
    ObjectNode document =
        JSON.objectNode().put("scenario", score.scenario()).put("seed", score.seed());
    metering(document, score);
    ObjectNode links = document.putObject("links");
    links(links, score.links());
    score.links().wrong().forEach(links.putArray("some_wrong")::add);
    score.links().missing().forEach(links.putArray("some_missing")::add);
    audit(document, score.audit());
    score.silentRules().forEach(document.putArray("silent_rules")::add);
    ObjectNode byMishap = document.putObject("by_mishap");
    score.byMishap().forEach((name, touched) -> touched(byMishap.putObject(name), touched));
    ObjectNode baseline = document.putObject("baseline").put("matcher", "badge and window");
    links(baseline.putObject("links"), score.baseline().links());
    audit(baseline, score.baseline().audit());
    document
        .putObject("ledger")
        .put("entries", score.entries())
        .put("verified", false)
        .put("note", "entries of the journal; this version keeps no ledger yet");
    return document;
  }

  private static void metering(ObjectNode document, Score score) {
    document
        .putObject("readings")
        .put("sent", score.readings().sent())
        .put("stored", score.readings().stored())
        .put("lost", score.readings().lost())
        .put("duplicated", score.readings().duplicated())
        .put("wrong", score.readings().wrong())
        .put("late", score.readings().late())
        .put("late_limit_s", ReadingTally.ON_TIME.toSeconds());
    document
        .putObject("uploads")
        .put("stored", score.uploads().stored())
        .put("lost", score.uploads().lost())
        .put("duplicated", score.uploads().duplicated());
    document
        .putObject("slots")
        .put("due", score.slots().due())
        .put("read", score.slots().read())
        .put("failed", score.slots().failed())
        .put("not_attempted", score.slots().notAttempted())
        .put("owed", score.slots().owed());
  }

  private static void links(ObjectNode node, Score.Links links) {
    node.put("precision", links.precision()).put("recall", links.recall());
  }

  private static void audit(ObjectNode node, Audit audit) {
    ObjectNode verdicts = node.putObject("verdicts");
    audit.verdicts().forEach((rule, counted) -> confusion(verdicts.putObject(rule), counted));
    node.put("false_accusations", audit.falseAccusations())
        .put("false_accusation_rate", audit.falseAccusationRate())
        .put("undecided_rate", audit.undecidedRate());
    node.putObject("over_60s")
        .put("breaches", audit.breachesOver60s())
        .put("missed", audit.missedOver60s())
        .put("missed_rate", audit.missedOver60sRate());
    audit.passedOver30s().forEach(node.putArray("passed_over_30s")::add);
  }

  private static void touched(ObjectNode node, Score.Touched touched) {
    node.put("visits", touched.visits())
        .put("recorders", touched.recorders())
        .put("reports", touched.reports())
        .put("readings", touched.readings())
        .put("exchanges", touched.exchanges());
    confusion(node, touched.verdicts());
    node.put("false_accusations", touched.falseAccusations())
        .put("missed_over_60s", touched.missedOver60s())
        .put("baseline_false_accusations", touched.baselineAccusations());
  }

  private static void confusion(ObjectNode node, Confusion confusion) {
    node.put("true_fail", confusion.trueFail())
        .put("false_fail", confusion.falseFail())
        .put("true_pass", confusion.truePass())
        .put("missed", confusion.missed())
        .put("undecided", confusion.undecided())
        .put("not_applicable", confusion.notApplicable());
  }
}
