package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.ClockBasis;
import io.lintel.gateway.clock.Measurement;
import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.OffsetInterval;
import io.lintel.gateway.clock.TimeBounds;
import org.jspecify.annotations.Nullable;

/**
 * A docked file in the stretch whose clock it was made by.
 *
 * @param began by that clock, in microseconds
 * @param ambiguous whether {@code began} may be off by the zone, for nothing tells
 * @param track the file's own look at the satellites, or null
 * @param either how much earlier it began if its header tells when it was finished, for nothing
 *     tells which; zero where something does
 */
record PlacedFile(
    DockedFile file,
    ClockStretch stretch,
    long began,
    boolean ambiguous,
    @Nullable Measurement track,
    long either) {

  /**
   * @param epoch as in {@link TimedFile}
   * @param glance how far a station's word may be off, in microseconds
   */
  TimedFile timed(int epoch, long glance) {
    OffsetInterval offset = offset();
    long length = Micros.of(file.length());
    long lo = began - offset.hi() - either;
    long hi = began - offset.lo();
    // It ended before the station had it.
    long taken = docked(file) + glance;
    long latest = taken - length;
    hi = Math.max(lo, Math.min(hi, latest));
    lo = Math.min(lo, hi);
    long estimate = Math.max(lo, Math.min(hi, began - offset.estimate()));
    return new TimedFile(
        file,
        epoch,
        bounds(lo, estimate, hi),
        file.hasLength()
            ? bounds(lo + length, estimate + length, hi + length)
            : bounds(lo, estimate, Math.max(estimate, taken)),
        ambiguous ? ClockBasis.PRIOR : either > 0 ? ClockBasis.CONTRADICTORY : offset.basis());
  }

  private OffsetInterval offset() {
    OffsetInterval clock = stretch.clock().offsetAt(began);
    Measurement own = track;
    if (own == null) {
      return clock;
    }
    long lo = own.lo();
    long hi = own.hi();
    if (clock.basis().measured() && clock.lo() <= hi && clock.hi() >= lo) {
      lo = Math.max(lo, clock.lo());
      hi = Math.min(hi, clock.hi());
    }
    return new OffsetInterval(lo, lo + (hi - lo) / 2, hi, ClockBasis.SATELLITE);
  }

  static long docked(DockedFile file) {
    long received = Micros.of(file.received());
    return file.docked() == null ? received : Math.min(received, Micros.of(file.docked()));
  }

  private static TimeBounds bounds(long lo, long estimate, long hi) {
    return new TimeBounds(Micros.instant(lo), Micros.instant(estimate), Micros.instant(hi));
  }
}
