package io.lintel.simulator.console;

import io.lintel.simulator.scenario.Truth.VisitTruth;
import java.time.Instant;
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

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
