package io.lintel.gateway.audit;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.linking.Swap;
import io.lintel.gateway.linking.Weights;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.Recording;
import io.lintel.gateway.recorder.TimedEvent;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The recorders that a technician really carried in a visit: those that count for it, without those
 * that a swap which outweighs the book gave to somebody else, and with those that it brought.
 *
 * @param stories by recorder
 * @param swap the one by which this technician carried another's recorder, or null
 * @param likely one that held then and does not outweigh the book, or null
 */
record Carried(List<RecorderStory> stories, @Nullable Swap swap, @Nullable Swap likely) {
  /** From here on a swap is more probable than the book. */
  private static final double EVEN = 0.5;

  static Carried in(Call call, CaseDay day, Weights weights) {
    Door door = call.door();
    Swap brought = null;
    Swap likely = null;
    for (Swap swap : day.file().swaps()) {
      if (!swap.concerns(door.technician()) || !holds(swap, door)) {
        continue;
      }
      if (swap.outweighs(weights)) {
        brought = brings(swap, call) ? swap : brought;
      } else {
        likely = swap.confidence() >= EVEN ? swap : likely;
      }
    }
    return new Carried(List.copyOf(call.counting()), brought, likely);
  }

  private static boolean holds(Swap swap, Door door) {
    TimeBounds from = Objects.requireNonNull(door.from());
    TimeBounds to = Objects.requireNonNull(door.to());
    return swap.holds(from.estimate()) || swap.holds(to.estimate());
  }

  /** Whether one of the recorders that count is here by {@code swap}. */
  private static boolean brings(Swap swap, Call call) {
    for (RecorderStory story : call.counting()) {
      if (swap.bearerOf(story.recorder()).filter(call.door().technician()::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** The carried recorders' recordings that overlap {@code door} by their estimates. */
  List<Recording> recordingsIn(Door door) {
    TimeBounds from = Objects.requireNonNull(door.from());
    TimeBounds to = Objects.requireNonNull(door.to());
    return recordingsIn(stories, from.estimateMicros(), to.estimateMicros());
  }

  /** Those of {@code stories} that overlap a time, in microseconds, by their estimates. */
  static List<Recording> recordingsIn(List<RecorderStory> stories, long from, long to) {
    List<Recording> found = new ArrayList<>();
    for (RecorderStory story : stories) {
      for (Recording recording : story.recordings()) {
        if (recording.begin(true).estimateMicros() < to
            && lastKnown(recording).estimateMicros() > from) {
          found.add(recording);
        }
      }
    }
    return found;
  }

  /** Its end, or the last moment at which it is known to have run. */
  static TimeBounds lastKnown(Recording recording) {
    TimeBounds end = recording.end();
    return end == null ? TimeBounds.exactly(recording.knownUntil()) : end;
  }

  static boolean within(TimeBounds time, TimeBounds from, TimeBounds to) {
    return time.loMicros() >= from.hiMicros() && time.hiMicros() <= to.loMicros();
  }

  /** How far {@code fix} is from {@code address} at least, in metres. */
  static double beyond(Step.Fix fix, GeoPoint address) {
    return fix.point().metresTo(address) - fix.accuracyMetres();
  }

  /** The first event whose estimate is not before {@code micros}; a day has thousands. */
  static int firstFrom(List<TimedEvent> events, long micros) {
    int low = 0;
    int high = events.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (events.get(middle).at() < micros) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
