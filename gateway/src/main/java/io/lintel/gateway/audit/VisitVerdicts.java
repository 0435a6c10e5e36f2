package io.lintel.gateway.audit;

import io.lintel.gateway.policy.Policy;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.visit.TechnicianId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the rules say of a day's visits, each where the policy has it judged. */
final class VisitVerdicts {
  private final Policy policy;
  private final String label;
  private final List<Verdict> all = new ArrayList<>();
  private final Map<Verdict.Point, Instant> waits = new HashMap<>();
  private @Nullable Instant awaits;

  VisitVerdicts(Policy policy) {
    this.policy = policy;
    this.label = policy.label();
  }

  /** Adds what they say of one visit and technician, in the order of their ids. */
  void add(VisitScene scene) {
    boolean speaks = speaksForVisit(scene.door());
    for (Rule rule : Rules.ALL) {
      Card card = rule.card();
      if (policy.judges(card.id()) && (speaks || card.scope() == Scope.TECHNICIAN)) {
        add(card, scene.door(), judged(rule, scene));
      }
    }
  }

  private Judgement judged(Rule rule, VisitScene scene) {
    Door door = scene.door();
    if (!door.carriedOut()) {
      return rule.notCarriedOut(door);
    }
    Judgement judgement = BesideVisit.told(rule.judge(scene, policy.limits()), door);
    String other = judgement.toldWith();
    return other == null || policy.judges(other) ? judgement : judgement.toldWith(null);
  }

  private void add(Card card, Door door, Judgement judgement) {
    boolean whole = card.scope() == Scope.VISIT;
    Verdict verdict =
        judgement.verdict(card.id(), door.visit().id(), whole ? null : door.technician(), label);
    Instant until = judgement.awaits();
    if (until != null && whole) {
      waits.put(verdict.point(), until);
    }
    awaits = whole ? awaits : Waits.earlier(awaits, until);
    all.add(verdict);
  }

  /** A rule about the visit as a whole is judged once: with the crew's first technician. */
  private static boolean speaksForVisit(Door door) {
    List<TechnicianId> crew = door.visit().technicians();
    return crew.isEmpty() || crew.get(0).equals(door.technician());
  }

  /** By visit and rule. */
  List<Verdict> all() {
    List<Verdict> sorted = new ArrayList<>(all);
    sorted.sort(VisitVerdicts::byVisitAndRule);
    return sorted;
  }

  private static int byVisitAndRule(Verdict one, Verdict other) {
    int byVisit = one.visit().compareTo(other.visit());
    return byVisit != 0 ? byVisit : one.rule().compareTo(other.rule());
  }

  /** When the first wait for a technician's recorders ends; null without one. */
  @Nullable Instant awaits() {
    return awaits;
  }

  /** Verdicts that more evidence may settle by itself, with until when it is waited for. */
  Map<Verdict.Point, Instant> waits() {
    return waits;
  }
}
