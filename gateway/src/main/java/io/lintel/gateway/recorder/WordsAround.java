package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.Micros;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words nearest to a time of which a recorder said nothing: whether it was recording before and
 * after. Times are the recorder's own, in microseconds.
 *
 * @param before null where nothing tells
 * @param after likewise
 */
record WordsAround(@Nullable Boolean before, @Nullable Boolean after) {
  /** The nearest of {@code events} before {@code from} and after {@code to}. */
  static WordsAround of(List<RecorderEvent> events, long from, long to) {
    Boolean before = null;
    Boolean after = null;
    long last = Long.MIN_VALUE;
    long next = Long.MAX_VALUE;
    for (RecorderEvent event : events) {
      Boolean on = recording(event);
      long at = Micros.of(event.stated());
      if (on != null && at < from && at >= last) {
        last = at;
        before = on;
      } else if (on != null && at > to && at < next) {
        next = at;
        after = event.type().opensOrCloses() ? Boolean.valueOf(!on) : on;
      }
    }
    return new WordsAround(before, after);
  }

  private static @Nullable Boolean recording(RecorderEvent event) {
    return event.type().opensOrCloses()
        ? Boolean.valueOf(event.type() == RecorderEventType.RECORDING_STARTED)
        : event.recording();
  }

  /** Whether it was recording on one side: then it may well have been between. */
  boolean on() {
    return Boolean.TRUE.equals(before) || Boolean.TRUE.equals(after);
  }

  /** Whether it was recording on neither side. */
  boolean off() {
    return Boolean.FALSE.equals(before) && Boolean.FALSE.equals(after);
  }
}
