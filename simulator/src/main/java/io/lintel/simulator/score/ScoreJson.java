package io.lintel.simulator.score;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The score as CONTRACT.md spells it. */
public final class ScoreJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ScoreJson() {}

  public static String write(Score score) {
    ObjectNode document =
        JSON.objectNode().put("scenario", score.scenario()).put("seed", score.seed());
    document
        .putObject("readings")
        .put("sent", score.readings().sent())
        .put("stored", score.readings().stored())
        .put("lost", score.readings().lost())
        .put("duplicated", score.readings().duplicated())
        .put("wrong", score.readings().wrong());
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
        .put("not_attempted", score.slots().notAttempted());
    document
        .putObject("links")
        .put("precision", score.links().precision())
        .put("recall", score.links().recall());
    ObjectNode verdicts = document.putObject("verdicts");
    score.verdicts().forEach((rule, confusion) -> confusion(verdicts.putObject(rule), confusion));
    document
        .put("false_accusation_rate", score.falseAccusationRate())
        .put("undecided_rate", score.undecidedRate());
    score.passedOver30s().forEach(document.putArray("passed_over_30s")::add);
    document
        .putObject("ledger")
        .put("entries", score.entries())
        .put("verified", false)
        .put("note", "entries of the journal; this version keeps no ledger yet");
    score.shortfalls().forEach(document.putArray("below_bounds")::add);
    return document.toPrettyString() + "\n";
  }

  private static void confusion(ObjectNode node, Score.Confusion confusion) {
    node.put("true_fail", confusion.trueFail())
        .put("false_fail", confusion.falseFail())
        .put("true_pass", confusion.truePass())
        .put("missed", confusion.missed())
        .put("undecided", confusion.undecided())
        .put("not_applicable", confusion.notApplicable());
  }
}
