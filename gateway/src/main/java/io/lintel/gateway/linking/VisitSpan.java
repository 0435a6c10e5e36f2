package io.lintel.gateway.linking;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.visit.Visit;
import io.lintel.gateway.visit.VisitId;

/**
 * A visit as a candidate, in microseconds: it lasted within [{@code lo}, {@code hi}], most likely
 * from {@code from} to {@code to}.
 */
public record VisitSpan(Visit visit, long lo, long from, long to, long hi) {
  public static VisitSpan of(Visit visit, TimeBounds from, TimeBounds to) {
    long begin = from.estimateMicros();
    return new VisitSpan(
        visit,
        from.loMicros(),
        begin,
        Math.max(begin, to.estimateMicros()),
        Math.max(from.hiMicros(), to.hiMicros()));
  }

  VisitId id() {
    return visit.id();
  }

  boolean holds(long earliest, long latest) {
    return lo <= earliest && latest <= hi;
  }

  /** Whether {@code moment} lies in the span, by the estimates. */
  boolean isOnAt(long moment) {
    return from <= moment && moment <= to;
  }

  /** Microseconds between the span and [{@code earliest}, {@code latest}], 0 if they touch. */
  long distance(long earliest, long latest) {
    return Math.max(0, Math.max(lo - latest, earliest - hi));
  }

  /** How much of [{@code begin}, {@code end}] lies in the span, by the estimates. */
  long overlap(long begin, long end) {
    return Math.min(end, to) - Math.max(begin, from);
  }
}
