package io.lintel.gateway.linking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One technician's visits by time, so that an event meets only those around it. */
final class VisitIndex {
  private final List<VisitSpan> byBegin;
  private final long[] latestSoFar;

  VisitIndex(List<VisitSpan> spans) {
    byBegin =
        spans.stream()
            .sorted(Comparator.comparingLong(VisitSpan::lo).thenComparing(VisitSpan::id))
            .toList();
    latestSoFar = new long[byBegin.size()];
    long latest = Long.MIN_VALUE;
    for (int i = 0; i < latestSoFar.length; i++) {
      latest = Math.max(latest, byBegin.get(i).hi());
      latestSoFar[i] = latest;
    }
  }

  /** The visits that touch [{@code earliest}, {@code latest}], the last to begin first. */
  List<VisitSpan> touching(long earliest, long latest) {
    int last = beginningUpTo(latest) - 1;
    if (last < 0 || latestSoFar[last] < earliest) {
      return List.of();
    }
    List<VisitSpan> found = new ArrayList<>(2);
    for (int i = last; i >= 0 && latestSoFar[i] >= earliest; i--) {
      if (byBegin.get(i).hi() >= earliest) {
        found.add(byBegin.get(i));
      }
    }
    return found;
  }

  private int beginningUpTo(long latest) {
    int lo = 0;
    int hi = byBegin.size();
    while (lo < hi) {
      int mid = (lo + hi) >>> 1;
      if (byBegin.get(mid).lo() <= latest) {
        lo = mid + 1;
      } else {
        hi = mid;
      }
    }
    return lo;
  }
}
