package io.lintel.gateway.linking;

import io.lintel.gateway.linking.Link.Reason;
import java.util.ArrayList;
import java.util.List;

/** That an observation belongs to one visit, with all that speaks for and against it. */
final class Hypothesis {
  private final VisitSpan span;
  private final List<Reason> reasons = new ArrayList<>(4);
  private double logOdds;

  Hypothesis(VisitSpan span) {
    this.span = span;
  }

  VisitSpan span() {
    return span;
  }

  void because(Reason reason) {
    reasons.add(reason);
    logOdds += reason.weight();
  }

  double logOdds() {
    return logOdds;
  }

  List<Reason> reasons() {
    return reasons;
  }
}
