package io.lintel.simulator.score;

import io.lintel.simulator.scenario.Truth;
import io.lintel.simulator.scenario.Truth.RuleTruth;
import io.lintel.simulator.scenario.Truth.VisitTruth;
import io.lintel.simulator.score.Observed.GivenVerdict;
import io.lintel.simulator.score.Score.Confusion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Verdicts against the truth, rule by rule. */
final class VerdictTally {
  /** A violation this small may slip through: the clocks cannot always tell. */
  private static final Duration SMALL = Duration.ofSeconds(30);

  private final SortedMap<String, Map<Cell, Long>> counts = new TreeMap<>();
  private final List<String> passedOver30s = new ArrayList<>();
  private long accused;
  private long compliant;
  private long undecided;
  private long judged;

  private enum Cell {
    TRUE_FAIL,
    FALSE_FAIL,
    TRUE_PASS,
    MISSED,
    UNDECIDED,
    NOT_APPLICABLE
  }

  static VerdictTally of(Truth truth, List<GivenVerdict> verdicts) {
    Map<String, GivenVerdict> given = new HashMap<>();
    verdicts.forEach(verdict -> given.put(verdict.visit() + " " + verdict.rule(), verdict));
    VerdictTally tally = new VerdictTally();
    for (VisitTruth visit : truth.visits()) {
      for (RuleTruth rule : visit.rules()) {
        tally.count(visit, rule, given.get(visit.visit() + " " + rule.rule()));
      }
    }
    return tally;
  }

  private void count(VisitTruth visit, RuleTruth rule, @Nullable GivenVerdict verdict) {
    String outcome = verdict == null ? "NONE" : verdict.outcome();
    Cell cell =
        switch (outcome) {
          case "FAIL" -> rule.violated() ? Cell.TRUE_FAIL : Cell.FALSE_FAIL;
          case "UNDECIDED" -> Cell.UNDECIDED;
          case "PASS" -> rule.violated() ? Cell.MISSED : Cell.TRUE_PASS;
          default -> rule.violated() ? Cell.MISSED : Cell.NOT_APPLICABLE;
        };
    counts
        .computeIfAbsent(rule.rule(), name -> new EnumMap<>(Cell.class))
        .merge(cell, 1L, Long::sum);
    compliant += rule.violated() ? 0 : 1;
    judged += List.of("FAIL", "PASS", "UNDECIDED").contains(outcome) ? 1 : 0;
    undecided += cell == Cell.UNDECIDED ? 1 : 0;
    accused += cell == Cell.FALSE_FAIL && blamesAPerson(verdict) ? 1 : 0;
    if (cell == Cell.MISSED && isLarge(rule)) {
      passedOver30s.add(
          "%s %s (%s, %s): %s"
              .formatted(
                  visit.visit(),
                  rule.rule(),
                  String.join("+", visit.mishaps()),
                  rule.by(),
                  outcome));
    }
  }

  private static boolean blamesAPerson(@Nullable GivenVerdict verdict) {
    return verdict != null && !"device".equals(verdict.cause());
  }

  private static boolean isLarge(RuleTruth rule) {
    Duration by = rule.by();
    return by == null || by.compareTo(SMALL) > 0;
  }

  SortedMap<String, Confusion> confusions() {
    SortedMap<String, Confusion> confusions = new TreeMap<>();
    counts.forEach((rule, cells) -> confusions.put(rule, confusion(cells)));
    return confusions;
  }

  private static Confusion confusion(Map<Cell, Long> cells) {
    return new Confusion(
        cells.getOrDefault(Cell.TRUE_FAIL, 0L),
        cells.getOrDefault(Cell.FALSE_FAIL, 0L),
        cells.getOrDefault(Cell.TRUE_PASS, 0L),
        cells.getOrDefault(Cell.MISSED, 0L),
        cells.getOrDefault(Cell.UNDECIDED, 0L),
        cells.getOrDefault(Cell.NOT_APPLICABLE, 0L));
  }

  double falseAccusationRate() {
    return compliant == 0 ? 0 : (double) accused / compliant;
  }

  double undecidedRate() {
    return judged == 0 ? 0 : (double) undecided / judged;
  }

  List<String> passedOver30s() {
    return passedOver30s;
  }
}
