package io.lintel.gateway.audit;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.wording.Sentence;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one rule says of one visit, for one technician where the rule is about recorders.
 *
 * @param rule {@code REC-1}, {@code REC-2}, {@code MTR-1} …
 * @param technician null for rules about the visit as a whole
 * @param certain a PASS or FAIL that no doubt about clocks or taps could turn
 * @param unproven whether anything it rests on came from somebody who proved nothing ({@link
 *     Proof}); then it is never certain
 * @param cause of a FAIL, else null
 * @param lateBy the estimate, positive is late, or null where the rule measures no lateness
 * @param uncertainty the larger distance from {@code lateBy} to the interval's ends, or null
 * @param evidence journal numbers it rests on, ascending
 * @param policy name, version and digest, as {@code gas-strict@2#3f9a…}
 * @param toldWith the rule whose verdict rests on the same, so that one finding is about both; null
 *     where this one stands for itself
 * @param beside when that was which it is about, where it lies outside the visit; else null
 */
public record Verdict(
    String rule,
    VisitId visit,
    @Nullable TechnicianId technician,
    Outcome outcome,
    boolean certain,
    boolean unproven,
    @Nullable Cause cause,
    @Nullable Duration lateBy,
    @Nullable Duration uncertainty,
    Sentence because,
    List<Long> evidence,
    String policy,
    @Nullable String toldWith,
    @Nullable TimeBounds beside) {
  public Verdict {
    evidence = List.copyOf(evidence);
  }

  /** One that stands for itself, about the visit. */
  public Verdict(
      String rule,
      VisitId visit,
      @Nullable TechnicianId technician,
      Outcome outcome,
      boolean certain,
      boolean unproven,
      @Nullable Cause cause,
      @Nullable Duration lateBy,
      @Nullable Duration uncertainty,
      Sentence because,
      List<Long> evidence,
      String policy) {
    this(
        rule,
        visit,
        technician,
        outcome,
        certain,
        unproven,
        cause,
        lateBy,
        uncertainty,
        because,
        evidence,
        policy,
        null,
        null);
  }

  /** What it is a verdict on; of each, one stands at a time. */
  public record Point(String rule, VisitId visit, @Nullable TechnicianId technician) {}

  public Point point() {
    return new Point(rule, visit, technician);
  }

  /**
   * Whether it says something of how the visit went. What happened beside the visit and counts
   * against nobody does not: it is looked at, but the technician's visit stays what it was.
   */
  public boolean countsForVisit() {
    return beside == null || cause == Cause.PERSON;
  }
}
