package io.lintel.gateway.clock;

/**
 * The greatest of many lower bounds on one offset, each of which loses ρ per unit of distance from
 * its moment. Upper bounds go through it with their signs turned.
 */
final class DriftEnvelope {
  /** A bound that says nothing, with room to add to it. */
  static final long NOTHING = Long.MIN_VALUE / 4;

  private final double rate;
  private final long[] moments;
  private final double[] upTo;
  private final double[] from;

  /** What was found last: mostly the next one's place too, or that beside it. Only a guess. */
  private int guess;

  /**
   * @param moments ascending, in microseconds
   * @param bounds in microseconds
   * @param rate microseconds lost per microsecond
   */
  DriftEnvelope(long[] moments, long[] bounds, double rate) {
    this.moments = moments;
    this.rate = rate;
    int n = moments.length;
    upTo = new double[n];
    from = new double[n];
    for (int i = 0; i < n; i++) {
      double here = bounds[i] + rate * since(i);
      upTo[i] = i == 0 ? here : Math.max(upTo[i - 1], here);
    }
    for (int i = n - 1; i >= 0; i--) {
      double here = bounds[i] - rate * since(i);
      from[i] = i == n - 1 ? here : Math.max(from[i + 1], here);
    }
  }

  boolean isEmpty() {
    return moments.length == 0;
  }

  /** The bound at {@code moment}; far below every offset where there is no evidence. */
  long at(long moment) {
    if (moments.length == 0) {
      return NOTHING;
    }
    int after = firstAfter(moment);
    double elapsed = rate * (moment - moments[0]);
    double best = Double.NEGATIVE_INFINITY;
    if (after > 0) {
      best = upTo[after - 1] - elapsed;
    }
    if (after < moments.length) {
      best = Math.max(best, from[after] + elapsed);
    }
    return (long) Math.floor(best);
  }

  /** The index of the bound whose moment is nearest. */
  int nearest(long moment) {
    int after = firstAfter(moment);
    if (after == 0) {
      return 0;
    }
    boolean later = after < moments.length && moments[after] - moment < moment - moments[after - 1];
    return later ? after : after - 1;
  }

  // Distances are taken from the first moment, so that shifting all clocks changes no digit.
  private double since(int i) {
    return moments[i] - moments[0];
  }

  private int firstAfter(long moment) {
    int near = guess;
    for (int at = near; at <= near + 1 && at <= moments.length; at++) {
      if ((at == 0 || moments[at - 1] <= moment)
          && (at == moments.length || moments[at] > moment)) {
        guess = at;
        return at;
      }
    }
    int found = search(moment);
    guess = found;
    return found;
  }

  private int search(long moment) {
    int lo = 0;
    int hi = moments.length;
    while (lo < hi) {
      int mid = (lo + hi) >>> 1;
      if (moments[mid] <= moment) {
        lo = mid + 1;
      } else {
        hi = mid;
      }
    }
    return lo;
  }
}
