package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.TimeBounds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a recorder was powered.
 *
 * @param end null while it lasts or nobody knows
 */
public record PowerSpan(
    String recorder, TimeBounds begin, @Nullable TimeBounds end, List<Long> evidence) {
  /** One span an epoch, from its first word to its last if that says so, or the next epoch's. */
  static List<PowerSpan> of(List<TimedEvent> events) {
    List<PowerSpan> spans = new ArrayList<>();
    int begin = 0;
    while (begin < events.size()) {
      int end = begin;
      while (end + 1 < events.size() && events.get(end + 1).epoch() == events.get(begin).epoch()) {
        end++;
      }
      TimedEvent first = events.get(begin);
      TimedEvent last = events.get(end);
      boolean over = last.event().type() == RecorderEventType.POWER_OFF || end + 1 < events.size();
      spans.add(
          new PowerSpan(
              first.event().recorder(),
              first.time(),
              over ? last.time() : null,
              begin == end ? List.of(first.seq()) : List.of(first.seq(), last.seq())));
      begin = end + 1;
    }
    return spans;
  }
}
