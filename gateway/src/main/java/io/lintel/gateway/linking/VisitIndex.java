package io.lintel.gateway.linking;

import io.lintel.gateway.clock.AscendingMoments;
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
  private final AscendingMoments begins;
  private final long[] ends;
  private final long[] latestSoFar;

  VisitIndex(List<VisitSpan> spans) {
    byBegin = new ArrayList<>(spans);
    byBegin.sort(BY_BEGIN);
    long[] begin = new long[byBegin.size()];
    ends = new long[begin.length];
    latestSoFar = new long[begin.length];
    long latest = Long.MIN_VALUE;
    for (int i = 0; i < begin.length; i++) {
      begin[i] = byBegin.get(i).lo();
      ends[i] = byBegin.get(i).hi();
      latest = Math.max(latest, ends[i]);
      latestSoFar[i] = latest;
    }
    begins = new AscendingMoments(begin);
  }

  int size() {
    return begins.size();
  }

  VisitSpan span(int place) {
    return byBegin.get(place);
  }

  /** The place of the one visit that touches [{@code earliest}, {@code latest}]. */
  int sole(long earliest, long latest) {
    int found = NONE;
    for (int i = begins.firstAfter(latest) - 1; i >= 0 && latestSoFar[i] >= earliest; i--) {
      if (ends[i] >= earliest) {
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
    for (int i = begins.firstAfter(latest) - 1; i >= 0 && latestSoFar[i] >= earliest; i--) {
      if (ends[i] >= earliest) {
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
    int size = begins.size();
    return size > 0 && begins.at(0) < earliest && latest < latestSoFar[size - 1];
  }
}
