package io.lintel.gateway.audit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.Recording;
import io.lintel.gateway.visit.Door;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;

/**
 * A visit that was tapped in time, in microseconds: what it leaves to visits at the same address
 * that were not. Nobody is out of a house as soon as the door is shut, nor at the next door; and
 * the recorder that was put on shortly before, or was still on shortly after, was on for this one.
 *
 * @param clearBefore until when another may have been there before it
 * @param clearAfter from when on another may have been there after it
 */
record CallInTime(Door door, long begin, long end, long clearBefore, long clearAfter) {
  static final Comparator<CallInTime> BY_BEGIN =
      Comparator.comparingLong(CallInTime::begin)
          .thenComparingLong(CallInTime::end)
          .thenComparing(call -> call.door().visit().id());

  /** Out of one door and to the next, or to the street. */
  static final long GOING = Micros.of(Duration.ofMinutes(1));

  /** A recording so long before or after is somebody's on the way, or another visit's. */
  private static final long SHORTLY = 2 * GOING;

  static CallInTime of(Door door, CaseRecorders recorders) {
    TimeBounds from = Objects.requireNonNull(door.from(), "a visit carried out has its times");
    TimeBounds to = Objects.requireNonNull(door.to(), "a visit carried out has its times");
    long begin = from.estimateMicros();
    long end = to.estimateMicros();
    long before = begin - GOING;
    long after = end + GOING;
    for (RecorderStory story :
        recorders.counting(door.technician(), from.estimate(), to.estimate())) {
      for (Recording recording : story.recordings()) {
        long on = recording.begin().estimateMicros();
        long off = recording.lastKnown().estimateMicros();
        // Who came out of another door first, a minute ago, did not record there since.
        if (on < end + GOING && off > begin - GOING) {
          before = on >= begin - SHORTLY ? Math.min(before, on) : before;
          after = off <= end + SHORTLY ? Math.max(after, off) : after;
        }
      }
    }
    return new CallInTime(door, begin, end, before, after);
  }
}
