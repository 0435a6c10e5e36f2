package io.lintel.gateway.linking;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.wording.WireName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one observation ended, with reasons.
 *
 * @param seq the observation's journal number
 * @param visit the visit it is linked to, or null unless {@code end} is {@link End#LINKED}; a
 *     recording that spans several visits has one link for each
 * @param confidence 0 to 1: the probability of what {@code end} says
 * @param time corrected
 * @param runnerUp the next best visit, or null if there was none
 */
public record Link(
    long seq,
    End end,
    @Nullable VisitId visit,
    double confidence,
    TimeBounds time,
    List<Reason> reasons,
    @Nullable RunnerUp runnerUp) {
  /** Every observation has exactly one of these ends. */
  public enum End implements WireName {
    LINKED,
    NO_VISIT_EXPECTED,
    ORPHAN,
    UNDECIDED
  }

  /** One piece of evidence and its weight in log-odds. {@code what} is a stable key. */
  public record Reason(String what, double weight) {}

  public record RunnerUp(VisitId visit, double confidence) {}

  public Link {
    reasons = List.copyOf(reasons);
  }

  /** The same of another observation. */
  Link about(long other, TimeBounds when) {
    return new Link(other, end, visit, confidence, when, reasons, runnerUp);
  }
}
