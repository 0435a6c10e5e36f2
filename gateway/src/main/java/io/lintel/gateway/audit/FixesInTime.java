package io.lintel.gateway.audit;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.recorder.TimedEvent;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a recorder said it was, found by the time without going through its whole day. */
final class FixesInTime {
  /**
   * Places told of one recorder's recordings around a day, all together: one every ten seconds, and
   * twice as many. Of what is begun again and again beyond, no place is told, and it may have been
   * anywhere: that excuses people, and accuses nobody.
   */
  static final int MOST_PLACES = 20_000;

  private record Fix(GeoPoint point, TimeBounds time, int place) {}

  private final List<Fix> byBegin = new ArrayList<>();
  private long widest;
  private int left = MOST_PLACES;

  /** What was asked last: many recordings may tell of one and the same time. */
  private @Nullable TimeBounds askedFrom;

  private @Nullable TimeBounds askedTo;
  private List<GeoPoint> answer = List.of();

  FixesInTime(List<TimedEvent> events) {
    for (TimedEvent timed : events) {
      Step.Fix fix = timed.event().position();
      if (fix != null) {
        TimeBounds time = timed.time();
        byBegin.add(new Fix(fix.point(), time, byBegin.size()));
        widest = Math.max(widest, time.hiMicros() - time.loMicros());
      }
    }
    byBegin.sort(Comparator.comparingLong(fix -> fix.time().loMicros()));
  }

  /**
   * Where it may have been between the two times, in the order in which it said so; nothing where
   * more than {@link #MOST_PLACES} were told already.
   *
   * @param end null for all that follows
   */
  List<GeoPoint> within(TimeBounds begin, @Nullable TimeBounds end) {
    if (left <= 0) {
      return List.of();
    }
    if (!begin.equals(askedFrom) || !Objects.equals(end, askedTo)) {
      askedFrom = begin;
      askedTo = end;
      answer = List.copyOf(look(begin.loMicros(), end == null ? Long.MAX_VALUE : end.hiMicros()));
    }
    left -= answer.size();
    return left < 0 ? List.of() : answer;
  }

  private List<GeoPoint> look(long from, long to) {
    List<Fix> found = new ArrayList<>();
    for (int i = firstFrom(from - widest); i < byBegin.size(); i++) {
      Fix fix = byBegin.get(i);
      if (fix.time().loMicros() > to) {
        break;
      }
      if (fix.time().hiMicros() >= from) {
        found.add(fix);
      }
    }
    found.sort(Comparator.comparingInt(Fix::place));
    return found.stream().map(Fix::point).toList();
  }

  private int firstFrom(long begin) {
    int low = 0;
    int high = byBegin.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (byBegin.get(middle).time().loMicros() < begin) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
