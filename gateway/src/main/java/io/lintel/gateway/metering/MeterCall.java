package io.lintel.gateway.metering;

import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.Visit;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.visit.VisitKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Another visit at a meter, as far as the phones' own clocks tell when somebody was there: enough
 * to explain what the meter says, not to judge anybody by.
 *
 * @param from the earliest moment that any of the visit's steps states or was received at, or null
 *     while none is known
 * @param to the latest, or null while nobody said that the visit is over
 */
public record MeterCall(
    VisitId visit, VisitKind kind, String meter, @Nullable Instant from, @Nullable Instant to) {
  /**
   * @param steps of {@code visit}, in any order
   */
  public static MeterCall of(Visit visit, String meter, List<Step> steps) {
    Instant from = null;
    Instant to = null;
    boolean over = false;
    for (Step step : steps) {
      if (step.type().atDoor()) {
        Instant first = earlier(step.stated(), step.received());
        Instant last = step.stated().isAfter(first) ? step.stated() : step.received();
        from = from == null ? first : earlier(from, first);
        to = to == null || last.isAfter(to) ? last : to;
        over |= step.type().leaves();
      }
    }
    return new MeterCall(visit.id(), visit.kind(), meter, from, over ? to : null);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** Whether somebody was there at some time between {@code begin} and {@code end}. */
  public boolean meets(Instant begin, Instant end) {
    return from != null && to != null && !from.isAfter(end) && !to.isBefore(begin);
  }

  /** Whether somebody may have been there then, and nobody can tell yet. */
  public boolean mayMeet(Instant end) {
    return from == null || (to == null && !from.isAfter(end));
  }
}
