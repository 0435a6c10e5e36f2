package io.lintel.gateway.linking;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.linking.Link.End;
import io.lintel.gateway.linking.Link.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Links meters' readings to the visits at those meters; most are read with no visit at all. */
public final class ReadingLinks {
  private final Choice choice;
  private final Map<String, VisitIndex> byMeter = new HashMap<>();
  private final VisitIndex all;
  private final Reason meter;
  private final Reason otherMeter;
  private final Reason inside;
  private final Reason edge;
  private final Reason farther;

  public ReadingLinks(Weights weights, List<VisitSpan> visits) {
    this.choice = new Choice(weights);
    this.meter = new Reason("meter", weights.meter());
    this.otherMeter = new Reason("other_meter", weights.otherMeter());
    this.all = new VisitIndex(visits);
    this.inside = new Reason("inside", weights.inside());
    this.edge = new Reason("near_edge", weights.edge());
    this.farther = new Reason("farther", weights.farther());
    Map<String, List<VisitSpan>> spans = new HashMap<>();
    for (VisitSpan span : visits) {
      for (String id : span.visit().meters()) {
        spans.computeIfAbsent(id, key -> new ArrayList<>()).add(span);
      }
    }
    spans.forEach((id, there) -> byMeter.put(id, new VisitIndex(there)));
  }

  /**
   * Where a reading of {@code id} ended. Outside every span it is a scheduled, remote one; so it is
   * where only the doubt about its time reaches into a span.
   */
  public Link of(long seq, String id, TimeBounds time) {
    long lo = time.loMicros();
    long hi = time.hiMicros();
    // Networks are mostly far faster than they are allowed to be: the later half is likelier.
    long at = hi - (hi - lo) / 4;
    List<Hypothesis> hypotheses = new ArrayList<>(1);
    VisitIndex visits = byMeter.get(id);
    if (visits != null && visits.sole(lo, hi) != VisitIndex.NONE) {
      for (int place : all.touching(lo, hi)) {
        VisitSpan span = all.span(place);
        Hypothesis hypothesis = new Hypothesis(span);
        hypothesis.because(span.visit().meters().contains(id) ? meter : otherMeter);
        hypothesis.because(span.holds(lo, hi) ? inside : span.isOnAt(at) ? edge : farther);
        hypotheses.add(hypothesis);
      }
    }
    return choice.of(seq, time, hypotheses, End.NO_VISIT_EXPECTED);
  }
}
