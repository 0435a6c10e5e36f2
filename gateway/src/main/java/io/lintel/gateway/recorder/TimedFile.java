package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.ClockBasis;
import io.lintel.gateway.clock.TimeBounds;

/**
 * A docked file with the times of its recording corrected.
 *
 * @param epoch the power epoch's place in this recorder's story, as in {@link TimedEvent}
 * @param begin of the file, its prebuffer included
 */
public record TimedFile(
    DockedFile file, int epoch, TimeBounds begin, TimeBounds end, ClockBasis basis) {
  /** The same: one of unknown length was over when {@code next} began, for they are one's. */
  TimedFile before(TimedFile next) {
    if (file.hasLength() || !next.begin.hi().isBefore(end.hi())) {
      return this;
    }
    long hi = Math.max(end.estimateMicros(), next.begin.hiMicros());
    TimeBounds sooner = TimeBounds.ofMicros(end.loMicros(), end.estimateMicros(), hi);
    return new TimedFile(file, epoch, begin, sooner, basis);
  }
}
