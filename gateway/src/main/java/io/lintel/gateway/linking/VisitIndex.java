package io.lintel.gateway.linking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** One technician's visits by time, so that an event meets only those around it. */
final class VisitIndex {
  /** What {@link #sole} says where no visit touches, or more than one. */
  static final int NONE = -1;

  static final int SEVERAL = -2;

  private static final Comparator<VisitSpan> BY_BEGIN =
      Comparator.comparingLong(VisitSpan::lo).thenComparing(VisitSpan::id);

  private final List<VisitSpan> byBegin;
  private final long[] begin;
  private final long[] latestSoFar;

  VisitIndex(List<VisitSpan> spans) {
    byBegin = new ArrayList<>(spans);
    byBegin.sort(BY_BEGIN);
    begin = new long[byBegin.size()];
    latestSoFar = new long[byBegin.size()];
    long latest = Long.MIN_VALUE;
    for (int i = 0; i < latestSoFar.length; i++) {
      begin[i] = byBegin.get(i).lo();
      latest = Math.max(latest, byBegin.get(i).hi());
      latestSoFar[i] = latest;
    }
  }

  int size() {
    return begin.length;
  }

  VisitSpan span(int place) {
    return byBegin.get(place);
  }

  /** The place of the one visit that touches [{@code earliest}, {@code latest}]. */
  int sole(long earliest, long latest) {
    int found = NONE;
    for (int i = beginningUpTo(latest) - 1; i >= 0 && latestSoFar[i] >= earliest; i--) {
      if (byBegin.get(i).hi() >= earliest) {
        if (found != NONE) {
          return SEVERAL;
        }
        found = i;
      }
    }
    return found;
  }

  /** The places of all that touch [{@code earliest}, {@code latest}], the last to begin first. */
  int[] touching(long earliest, long latest) {
    int[] found = new int[2];
    int count = 0;
    for (int i = beginningUpTo(latest) - 1; i >= 0 && latestSoFar[i] >= earliest; i--) {
      if (byBegin.get(i).hi() >= earliest) {
        if (count == found.length) {
          found = Arrays.copyOf(found, 2 * count);
        }
        found[count++] = i;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Whether some visit began before and some other ended after. */
  boolean within(long earliest, long latest) {
    int size = begin.length;
    return size > 0 && begin[0] < earliest && latest < latestSoFar[size - 1];
  }

  private int beginningUpTo(long latest) {
    int lo = 0;
    int hi = begin.length;
    while (lo < hi) {
      int mid = (lo + hi) >>> 1;
      if (begin[mid] <= latest) {
        lo = mid + 1;
      } else {
        hi = mid;
      }
    }
    return lo;
  }
}
