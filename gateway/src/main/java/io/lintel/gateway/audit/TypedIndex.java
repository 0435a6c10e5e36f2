package io.lintel.gateway.audit;

import io.lintel.gateway.visit.Door;
import io.lintel.meter.reading.GasVolume.Conditions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * MTR-2: a typed index is the meter's own at that time. Like is held against like: an index typed
 * at line conditions (the dial's) against those that the meter told at line conditions, one at base
 * conditions against those at base conditions. One of which nobody said which it is may be either.
 */
final class TypedIndex {
  private final TimedReading typed;
  private final Map<Conditions, TypedAgainst> told = new LinkedHashMap<>();

  private TypedIndex(Door door, TimedReading typed, CaseDay day, RuleLimits limits) {
    this.typed = typed;
    BigDecimal index = Objects.requireNonNull(typed.cubicMetres());
    for (Conditions at : Conditions.values()) {
      TypedAgainst against = new TypedAgainst(door, typed, index, at, day, limits);
      if (against.possible()) {
        told.put(at, against);
      }
    }
  }

  static Judgement judge(Door door, CaseDay day, Policy policy) {
    Map<String, TimedReading> last = new LinkedHashMap<>();
    for (TimedReading typed : TimedReading.typedAt(door.steps())) {
      if (typed.cubicMetres() != null) {
        last.put(typed.meter(), typed);
      }
    }
    if (last.isEmpty()) {
      return Judgement.notApplicable(new Sentence("Nothing was typed", "没有录入读数"));
    }
    return last.values().stream()
        .map(typed -> new TypedIndex(door, typed, day, policy.limits()).judge())
        .max(Judgement.KINDEST_FIRST)
        .orElseThrow();
  }

  private Judgement judge() {
    if (told.isEmpty()) {
      return Judgement.notApplicable(
          new Sentence("The meter tells no reading of its own", "表具没有自身读数"));
    }
    Conditions said = typed.at();
    if (said != null) {
      TypedAgainst like = told.get(said);
      return like == null ? undecided(unlike(said)) : like.judge();
    }
    TypedAgainst dial = told.get(Conditions.LINE);
    return dial != null && told.size() == 1 ? dial.judge() : either();
  }

  /** Of a corrector's index nobody said whether it is the dial's. */
  private Judgement either() {
    List<Judgement> each = new ArrayList<>();
    told.values().forEach(against -> each.add(against.judge()));
    Judgement kindest = each.stream().min(Judgement.KINDEST_FIRST).orElseThrow();
    if (kindest.outcome() == Outcome.PASS) {
      return kindest.notCertain();
    }
    boolean offBoth = told.size() == 2 && kindest.outcome() == Outcome.FAIL;
    return offBoth || kindest.outcome() == Outcome.UNDECIDED
        ? kindest
        : undecided(
            new Sentence(
                "Off the meter's index at base conditions; it may be the dial's, at line"
                    + " conditions",
                "与表具标况读数不符；可能是字轮的工况读数"));
  }

  private static Sentence unlike(Conditions said) {
    return said == Conditions.LINE
        ? new Sentence(
            "Typed at line conditions; the meter tells its index at base conditions only",
            "录入的是工况读数，表具仅报标况读数")
        : new Sentence(
            "Typed at base conditions; the meter tells its index at line conditions only",
            "录入的是标况读数，表具仅报工况读数");
  }

  private Judgement undecided(Sentence because) {
    return Judgement.undecided(null, because, List.of(typed.seq()));
  }
}
