package io.lintel.simulator.console;

import io.lintel.simulator.scenario.Truth.VisitTruth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A day's visits as everybody counts them: one for each work order, whether one technician goes or
 * two, each of whom has a truth of his own.
 */
public final class DayVisits {
  private DayVisits() {}

  /** Each visit's truths, one for each technician, in the day's order; none is empty. */
  static Collection<List<VisitTruth>> of(List<VisitTruth> truths) {
    Map<String, List<VisitTruth>> byVisit = new LinkedHashMap<>();
    truths.forEach(
        truth -> byVisit.computeIfAbsent(truth.visit(), id -> new ArrayList<>()).add(truth));
    return byVisit.values();
  }

  /**
   * How many there are, and how far they have come.
   *
   * @param done nobody is there any more
   */
  public record Count(int planned, int done, int underWay) {
    public static Count of(List<VisitTruth> truths, Instant now) {
      int planned = 0;
      int done = 0;
      int underWay = 0;
      for (List<VisitTruth> visit : DayVisits.of(truths)) {
        VisitState state = VisitState.of(visit, now);
        planned++;
        done += state == VisitState.DONE ? 1 : 0;
        underWay += state == VisitState.UNDER_WAY ? 1 : 0;
      }
      return new Count(planned, done, underWay);
    }
  }
}
