package io.lintel.simulator.score;

import io.lintel.simulator.scenario.Truth;
import io.lintel.simulator.scenario.Truth.RuleTruth;
import io.lintel.simulator.scenario.Truth.VisitTruth;
import io.lintel.simulator.score.Observed.GivenVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One rule at one visit: what was true, and what was said.
 *
 * @param outcome as the gateway spells it, {@code NONE} where it said nothing
 * @param blamesPerson whether a FAIL stands against somebody: its cause is neither a device nor
 *     that its reports are unproven
 */
record Judged(VisitTruth visit, RuleTruth rule, String outcome, boolean blamesPerson) {
  /** Causes that stand against nobody; that nobody knows the cause does. */
  private static final Set<String> BLAMELESS = Set.of("device", "data");

  private static final String SILENCE = "NONE";

  enum Cell {
    TRUE_FAIL,
    FALSE_FAIL,
    TRUE_PASS,
    MISSED,
    UNDECIDED,
    NOT_APPLICABLE
  }

  /** Every rule that truth knows of, with the verdict of the technician it is about. */
  static List<Judged> all(Truth truth, List<GivenVerdict> verdicts) {
    Map<String, GivenVerdict> given = new HashMap<>();
    for (GivenVerdict verdict : verdicts) {
      given.put(key(verdict.visit(), verdict.rule(), verdict.technician()), verdict);
    }
    List<Judged> all = new ArrayList<>();
    for (VisitTruth visit : truth.visits()) {
      for (RuleTruth rule : visit.rules()) {
        GivenVerdict own = given.get(key(visit.visit(), rule.rule(), visit.technician()));
        all.add(
            of(visit, rule, own != null ? own : given.get(key(visit.visit(), rule.rule(), null))));
      }
    }
    return all;
  }

  /** Rules on which not one verdict was given all day: nothing can be said of them. */
  static List<String> silentRules(List<Judged> all) {
    Map<String, Boolean> spoken = new TreeMap<>();
    all.forEach(
        judged ->
            spoken.merge(
                judged.rule().rule(), !judged.outcome().equals(SILENCE), Boolean::logicalOr));
    return spoken.keySet().stream().filter(rule -> !Boolean.TRUE.equals(spoken.get(rule))).toList();
  }

  private static Judged of(VisitTruth visit, RuleTruth rule, @Nullable GivenVerdict verdict) {
    String outcome = verdict == null ? SILENCE : verdict.outcome();
    boolean blames = verdict != null && !BLAMELESS.contains(String.valueOf(verdict.cause()));
    return new Judged(visit, rule, outcome, outcome.equals("FAIL") && blames);
  }

  private static String key(String visit, String rule, @Nullable String technician) {
    return visit + " " + rule + " " + technician;
  }

  Cell cell() {
    return switch (outcome) {
      case "FAIL" -> rule.violated() ? Cell.TRUE_FAIL : Cell.FALSE_FAIL;
      case "UNDECIDED" -> Cell.UNDECIDED;
      case "PASS" -> rule.violated() ? Cell.MISSED : Cell.TRUE_PASS;
      default -> rule.violated() ? Cell.MISSED : Cell.NOT_APPLICABLE;
    };
  }

  /** A compliant person is said to have broken the rule. */
  boolean accusesWrongly() {
    return blamesPerson && !rule.violated();
  }

  /** Whether the rule gave an answer, even if that it cannot tell. */
  boolean wasJudged() {
    return List.of("FAIL", "PASS", "UNDECIDED").contains(outcome);
  }

  /** Broken by more than {@code limit}, or altogether. */
  boolean isBreachOver(Duration limit) {
    Duration by = rule.by();
    return rule.violated() && (by == null || by.compareTo(limit) > 0);
  }

  String inWords() {
    String wrong = visit.mishaps().isEmpty() ? "nothing wrong" : String.join("+", visit.mishaps());
    return "%s %s (%s, %s): %s".formatted(visit.visit(), rule.rule(), wrong, rule.by(), outcome);
  }
}
