package io.lintel.gateway.linking;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.linking.Link.End;
import io.lintel.gateway.linking.Link.Reason;
import io.lintel.gateway.linking.Link.RunnerUp;
import java.util.Comparator;
import java.util.List;

/** Weighs hypotheses against each other and against none: softmax, then the thresholds. */
final class Choice {
  private static final Comparator<Hypothesis> LIKELIEST_FIRST =
      Comparator.comparingDouble(Hypothesis::logOdds)
          .reversed()
          .thenComparing(hypothesis -> hypothesis.span().id());

  private final Weights weights;
  private final List<Reason> noneReasons;
  private final List<Reason> betweenReasons;

  Choice(Weights weights) {
    this.weights = weights;
    Reason none = new Reason("none", weights.none());
    this.noneReasons = List.of(none);
    this.betweenReasons = List.of(none, new Reason("between_visits", 0));
  }

  /**
   * @param unexplained where the observation ends if no visit explains it
   */
  Link of(long seq, TimeBounds time, List<Hypothesis> hypotheses, End unexplained) {
    if (hypotheses.isEmpty()) {
      return new Link(seq, unexplained, null, 1, time, noneReasons, null);
    }
    List<Hypothesis> ranked = ranked(hypotheses);
    Hypothesis best = ranked.get(0);
    double top = Math.max(best.logOdds(), weights.none());
    double none = Math.exp(weights.none() - top);
    double sum = none;
    for (Hypothesis hypothesis : ranked) {
      sum += Math.exp(hypothesis.logOdds() - top);
    }
    double likeliest = Math.exp(best.logOdds() - top) / sum;
    if (likeliest >= weights.linkedFrom()) {
      RunnerUp next = ranked.size() == 1 ? null : runnerUp(ranked.get(1), top, sum);
      return new Link(seq, End.LINKED, best.span().id(), likeliest, time, best.reasons(), next);
    }
    RunnerUp next = runnerUp(best, top, sum);
    return none / sum >= weights.noneFrom()
        ? new Link(seq, unexplained, null, none / sum, time, noneReasons, next)
        : new Link(seq, End.UNDECIDED, null, likeliest, time, best.reasons(), next);
  }

  private static List<Hypothesis> ranked(List<Hypothesis> hypotheses) {
    // Of most observations there is one: this is asked for every heartbeat of a city.
    return hypotheses.size() == 1
        ? hypotheses
        : hypotheses.stream().sorted(LIKELIEST_FIRST).toList();
  }

  /**
   * Of an observation that meets no visit.
   *
   * @param between whether there are visits before and after it
   */
  Link none(long seq, TimeBounds time, End unexplained, boolean between) {
    return new Link(seq, unexplained, null, 1, time, between ? betweenReasons : noneReasons, null);
  }

  private static RunnerUp runnerUp(Hypothesis hypothesis, double top, double sum) {
    return new RunnerUp(hypothesis.span().id(), Math.exp(hypothesis.logOdds() - top) / sum);
  }
}
