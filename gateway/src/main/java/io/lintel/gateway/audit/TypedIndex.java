package io.lintel.gateway.audit;

import io.lintel.gateway.policy.Limits;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.wording.Sentence;
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
final class TypedIndex implements Rule {
  static final String ID = "MTR-2";

  private static final Card CARD =
      Card.of(ID, Scope.VISIT)
          .clause("Copy the gas meter's index correctly.", "准确抄录燃气表读数")
          .from(SourceDocument.D, Basis.CLAUSE)
          .checks(
              "A typed index equals the meter's own within tolerance_m3 at that time.",
              "录入的读数与表具当时自身读数相差不超过 tolerance_m3。")
          .judged(
              "An index never falls, so at the tap it lay between the meter's own readings before"
                  + " and after, whatever happened between them. FAIL only outside of both by more"
                  + " than the tolerance; PASS by the index interpolated between them; UNDECIDED"
                  + " between, where no later reading bounds it and `max_flow_m3h` would allow it,"
                  + " and where the meter may have been replaced or have begun again at zero. An"
                  + " index typed at line conditions is held against those at line conditions, one"
                  + " at base conditions against those at base conditions, one of which nobody said"
                  + " which against either; unlike ones are never compared, and UNDECIDED. Digits"
                  + " that were not typed are allowed for. Cause `person` only where two"
                  + " neighbouring digits are exchanged and the meter's readings on both sides"
                  + " agree: any other difference may be one between dial and electronics, and is"
                  + " `unknown`. The last index typed for a meter counts. NOT_APPLICABLE where"
                  + " nothing was typed, or the meter says nothing itself.",
              "读数不会减小，因此点按时刻的读数必在表具前后两次自身读数之间。仅当超出两者且超过允许误差时判不合格；按两者间插值判合格；介于其间，或此后没有读数而"
                  + " `max_flow_m3h`"
                  + " 足以解释的，以及表具可能已更换或翻转的，为无法判定。工况读数只与工况读数比较，标况只与标况比较，未注明的与两者比较；工况与标况之间从不比较，为无法判定。未录入的小数位予以容许。仅当相邻两位数字互换且前后读数一致时原因为"
                  + " `person`：其他差异可能来自机械字轮与电子部分不一致，为 `unknown`。同一表具以最后录入为准。没有录入或表具自身没有读数则不适用。")
          .limits(MeterLimits.TOLERANCE);

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Judgement judge(VisitScene scene, Limits limits) {
    return Judging.judge(scene.door(), scene.day(), limits);
  }

  /** One judgement. */
  private static final class Judging {
    private final TimedReading typed;
    private final Map<Conditions, TypedAgainst> told = new LinkedHashMap<>();

    private Judging(Door door, TimedReading typed, CaseDay day, Limits limits) {
      this.typed = typed;
      BigDecimal index = Objects.requireNonNull(typed.cubicMetres());
      for (Conditions at : Conditions.values()) {
        TypedAgainst against = new TypedAgainst(door, typed, index, at, day, limits);
        if (against.possible()) {
          told.put(at, against);
        }
      }
    }

    static Judgement judge(Door door, CaseDay day, Limits limits) {
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
          .map(typed -> new Judging(door, typed, day, limits).judge())
          .max(Judgement.KINDEST_FIRST)
          .orElseThrow();
    }

    private Judgement judge() {
      if (told.isEmpty()) {
        return Judgement.notApplicable(MetersOfVisit.TELL_NOTHING);
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
}
