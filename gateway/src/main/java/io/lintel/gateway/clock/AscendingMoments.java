package io.lintel.gateway.clock;

/**
 * Moments in order, in microseconds, which are mostly asked for one after another: an answer is
 * looked for beside the last one before all are searched. Not for several threads.
 */
public final class AscendingMoments {
  private final long[] moments;

  /** The last answer: mostly the next one's too, or the one before it. */
  private int last;

  /**
   * @param moments ascending; not to be changed afterwards
   */
  public AscendingMoments(long[] moments) {
    this.moments = moments;
  }

  public int size() {
    return moments.length;
  }

  public long at(int place) {
    return moments[place];
  }

  /** The place of the first that is after {@code moment}; {@link #size()} if none is. */
  public int firstAfter(long moment) {
    int near = last;
    for (int place = near; place <= near + 1 && place <= moments.length; place++) {
      if ((place == 0 || moments[place - 1] <= moment)
          && (place == moments.length || moments[place] > moment)) {
        last = place;
        return place;
      }
    }
    int found = search(moment);
    last = found;
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
