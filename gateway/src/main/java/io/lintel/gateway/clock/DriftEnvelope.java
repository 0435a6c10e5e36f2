package io.lintel.gateway.clock;

/**
 * The greatest of many lower bounds on one offset, each of which loses ρ per unit of distance from
 * its moment. Upper bounds go through it with their signs turned.
 */
final class DriftEnvelope {
  /** A bound that says nothing, with room to add to it. */
  static final long NOTHING = Long.MIN_VALUE / 4;

  private final double rate;
  private final AscendingMoments moments;
  private final double[] upTo;
  private final double[] from;

  /**
   * @param moments ascending, in microseconds
   * @param bounds in microseconds
   * @param rate microseconds lost per microsecond
   */
  DriftEnvelope(long[] moments, long[] bounds, double rate) {
    this.moments = new AscendingMoments(moments);
    this.rate = rate;
    int n = moments.length;
    upTo = new double[n];
    from = new double[n];
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      double here = bounds[i] + rate * since(moments[i]);
      best = here > best ? here : best;
      upTo[i] = best;
    }
    best = Double.NEGATIVE_INFINITY;
    for (int i = n - 1; i >= 0; i--) {
      double here = bounds[i] - rate * since(moments[i]);
      best = here > best ? here : best;
      from[i] = best;
    }
  }

  boolean isEmpty() {
    return moments.size() == 0;
  }

  /** The bound at {@code moment}; far below every offset where there is no evidence. */
  long at(long moment) {
    if (moments.size() == 0) {
      return NOTHING;
    }
    int after = moments.firstAfter(moment);
    double elapsed = rate * since(moment);
    double best = Double.NEGATIVE_INFINITY;
    if (after > 0) {
      best = upTo[after - 1] - elapsed;
    }
    if (after < moments.size()) {
      best = Math.max(best, from[after] + elapsed);
    }
    return (long) Math.floor(best);
  }

  /** The index of the bound whose moment is nearest. */
  int nearest(long moment) {
    int after = moments.firstAfter(moment);
    if (after == 0) {
      return 0;
    }
    boolean later =
        after < moments.size() && moments.at(after) - moment < moment - moments.at(after - 1);
    return later ? after : after - 1;
  }

  // Distances are taken from the first moment, so that shifting all clocks changes no digit.
  private double since(long moment) {
    return moment - moments.at(0);
  }
}
