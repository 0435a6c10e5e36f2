package io.lintel.simulator.console;

import io.lintel.simulator.scenario.Truth.VisitTruth;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** How far a visit has come. */
enum VisitState {
  PLANNED,
  UNDER_WAY,
  DONE;

  static VisitState of(VisitTruth visit, Instant now) {
    if (visit.arrived().isAfter(now)) {
      return PLANNED;
    }
    return visit.lastAct().isBefore(now) ? DONE : UNDER_WAY;
  }

  /** Of all who are sent to one visit: it has begun with the first and is done with the last. */
  static VisitState of(List<VisitTruth> visit, Instant now) {
    boolean planned = visit.stream().allMatch(one -> of(one, now) == PLANNED);
    boolean done = visit.stream().allMatch(one -> of(one, now) == DONE);
    return planned ? PLANNED : done ? DONE : UNDER_WAY;
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
