package io.lintel.gateway.audit;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.wording.Sentence;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found, before it is written down as a {@link Verdict}.
 *
 * @param lateness or null where the rule measures none
 * @param awaits when a wait for more evidence ends, in the journal's time, or null
 * @param toldWith the rule whose judgement rests on the same, so that a person looks at both at
 *     once; or null
 * @param event when that was which it is about, where the rule looks beyond the visit; or null
 */
record Judgement(
    Outcome outcome,
    boolean certain,
    @Nullable Cause cause,
    @Nullable Lateness lateness,
    Sentence because,
    List<Long> evidence,
    @Nullable Instant awaits,
    @Nullable String toldWith,
    @Nullable TimeBounds event) {
  /** From this {@link #severity} on a person has to look. */
  static final int TO_LOOK_AT = 3;

  /** The best for the person first. */
  static final Comparator<Judgement> KINDEST_FIRST = Comparator.comparingInt(Judgement::severity);

  Judgement {
    evidence = ascending(evidence);
  }

  /** One that waits for nothing. */
  Judgement(
      Outcome outcome,
      boolean certain,
      @Nullable Cause cause,
      @Nullable Lateness lateness,
      Sentence because,
      List<Long> evidence) {
    this(outcome, certain, cause, lateness, because, evidence, null);
  }

  Judgement(
      Outcome outcome,
      boolean certain,
      @Nullable Cause cause,
      @Nullable Lateness lateness,
      Sentence because,
      List<Long> evidence,
      @Nullable Instant awaits) {
    this(outcome, certain, cause, lateness, because, evidence, awaits, null, null);
  }

  /** The same, about something that happened then; of the visit itself if null. */
  Judgement about(@Nullable TimeBounds when) {
    return new Judgement(
        outcome, certain, cause, lateness, because, evidence, awaits, toldWith, when);
  }

  /** The same, which rests on what {@code other} rests on; on its own if null. */
  Judgement toldWith(@Nullable String other) {
    return new Judgement(
        outcome, certain, cause, lateness, because, evidence, awaits, other, event);
  }

  /** The same, but not beyond doubt. */
  Judgement notCertain() {
    return new Judgement(
        outcome, false, cause, lateness, because, evidence, awaits, toldWith, event);
  }

  /** The same in other words. */
  Judgement saying(Sentence other) {
    return new Judgement(
        outcome, certain, cause, lateness, other, evidence, awaits, toldWith, event);
  }

  /** The same, which more evidence may settle until then. */
  Judgement awaiting(@Nullable Instant until) {
    return new Judgement(
        outcome, certain, cause, lateness, because, evidence, until, toldWith, event);
  }

  /** The worst of them for the person, or that nothing was found against anybody, for sure. */
  static Judgement worstOf(List<Judgement> found, Sentence otherwise) {
    return found.stream()
        .max(KINDEST_FIRST)
        .orElseGet(() -> pass(true, null, otherwise, List.of()));
  }

  static Judgement notApplicable(Sentence because) {
    return new Judgement(Outcome.NOT_APPLICABLE, false, null, null, because, List.of());
  }

  static Judgement undecided(@Nullable Lateness lateness, Sentence because, List<Long> evidence) {
    return new Judgement(Outcome.UNDECIDED, false, null, lateness, because, evidence);
  }

  static Judgement fail(
      Cause cause, @Nullable Lateness lateness, Sentence because, List<Long> evidence) {
    return new Judgement(Outcome.FAIL, true, cause, lateness, because, evidence);
  }

  static Judgement pass(
      boolean certain, @Nullable Lateness lateness, Sentence because, List<Long> evidence) {
    return new Judgement(Outcome.PASS, certain, null, lateness, because, evidence);
  }

  Verdict verdict(String rule, VisitId visit, @Nullable TechnicianId technician, String policy) {
    return new Verdict(
        rule,
        visit,
        technician,
        outcome,
        certain,
        false,
        cause,
        lateness == null ? null : lateness.by(),
        lateness == null ? null : lateness.uncertainty(),
        because,
        evidence,
        policy,
        toldWith == null || severity() < TO_LOOK_AT ? null : toldWith,
        event);
  }

  /** Without repetitions. Much evidence comes in order as it is. */
  private static List<Long> ascending(List<Long> evidence) {
    for (int i = 1; i < evidence.size(); i++) {
      if (evidence.get(i - 1) >= evidence.get(i)) {
        return sorted(evidence);
      }
    }
    return List.copyOf(evidence);
  }

  private static List<Long> sorted(List<Long> evidence) {
    Long[] all = evidence.toArray(Long[]::new);
    Arrays.sort(all);
    int kept = 1;
    for (int i = 1; i < all.length; i++) {
      if (!all[i].equals(all[kept - 1])) {
        all[kept++] = all[i];
      }
    }
    return List.of(kept == all.length ? all : Arrays.copyOf(all, kept));
  }

  int severity() {
    return switch (outcome) {
      case NOT_APPLICABLE -> 0;
      case PASS -> certain ? 1 : 2;
      case UNDECIDED -> 3;
      case FAIL -> 4;
    };
  }
}
