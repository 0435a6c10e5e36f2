package io.lintel.gateway.clock;

import java.time.Instant;

/**
 * Corrects the times of events: the wall clock's word, and the monotonic age where there is one.
 */
public final class EventTime {
  /** For {@code age}: the device does not say. */
  public static final long NO_AGE = -1;

  private final ClockLimits limits;

  public EventTime(ClockLimits limits) {
    this.limits = limits;
  }

  /**
   * An act of a person on a phone. Its age stands for itself: a phone's wall clock that nobody
   * measured is then not used at all.
   */
  public CorrectedTime ofAct(DeviceClock clock, Instant stated, Instant received, long age) {
    OffsetInterval offset = clock.offsetAt(Micros.of(stated));
    CorrectedTime wall = byWallClock(offset, Micros.of(stated), Micros.of(received), age);
    if (age == NO_AGE) {
      return wall;
    }
    boolean wallUnknown =
        offset.basis() == ClockBasis.PRIOR || offset.basis() == ClockBasis.RECEIPT;
    CorrectedTime byAge = byAge(Micros.of(received), age);
    return wallUnknown ? resent(clock, Micros.of(stated), byAge) : together(wall, byAge);
  }

  /**
   * The age of a message that waited longer than others after it was written, or was resent to the
   * letter, is too small: the wall clock, as the phone's fastest message shows it, knows of the
   * wait.
   */
  private CorrectedTime resent(DeviceClock clock, long stated, CorrectedTime byAge) {
    TimeBounds aged = byAge.bounds();
    long byFastest = stated - clock.fastest();
    if (aged.loMicros() - byFastest <= Micros.of(limits.unearnedTransit())) {
      return byAge;
    }
    long lo = byFastest - Micros.of(limits.unearnedTransit());
    return CorrectedTime.of(lo, byFastest, aged.hiMicros(), ClockBasis.CONTRADICTORY);
  }

  /**
   * An event of a recorder. A message that was resent after a lost connection carries an age that
   * is too small, and would make a recording look late: so the age narrows a measured clock only,
   * and beside a clock that nobody measured it can but move the estimate.
   */
  public CorrectedTime ofEvent(DeviceClock clock, Instant stated, Instant received, long age) {
    OffsetInterval offset = clock.offsetAt(Micros.of(stated));
    CorrectedTime wall = byWallClock(offset, Micros.of(stated), Micros.of(received), age);
    if (age == NO_AGE) {
      return wall;
    }
    CorrectedTime byAge = byAge(Micros.of(received), age);
    boolean wallUnknown =
        offset.basis() == ClockBasis.PRIOR || offset.basis() == ClockBasis.RECEIPT;
    return wallUnknown
        ? hull(wall, byAge, byAge.bounds().estimateMicros(), offset.basis())
        : together(wall, byAge);
  }

  /** Something without a clock of its own, that came {@code within} some time of happening. */
  public static CorrectedTime ofReceipt(Instant received, long within, ClockBasis basis) {
    long at = Micros.of(received);
    return CorrectedTime.of(at - within, at - within / 2, at, basis);
  }

  private static CorrectedTime byWallClock(
      OffsetInterval offset, long stated, long received, long age) {
    // Cut at the receipt: it happened before it was told.
    long latest = received - Math.max(0, age);
    long hi = Math.min(stated - offset.lo(), latest);
    long lo = Math.min(stated - offset.hi(), hi);
    return CorrectedTime.of(lo, stated - offset.estimate(), hi, offset.basis());
  }

  private CorrectedTime byAge(long received, long age) {
    long within = Micros.of(limits.unearnedTransit());
    long hi = received - age;
    return CorrectedTime.of(hi - within, hi - within / 2, hi, ClockBasis.AGE_MS);
  }

  private static CorrectedTime together(CorrectedTime wall, CorrectedTime byAge) {
    TimeBounds one = wall.bounds();
    TimeBounds two = byAge.bounds();
    long lo = Math.max(one.loMicros(), two.loMicros());
    long hi = Math.min(one.hiMicros(), two.hiMicros());
    if (lo > hi) {
      return hull(wall, byAge, one.estimateMicros(), ClockBasis.CONTRADICTORY);
    }
    return CorrectedTime.of(lo, one.estimateMicros(), hi, wall.basis());
  }

  private static CorrectedTime hull(
      CorrectedTime wall, CorrectedTime byAge, long estimate, ClockBasis basis) {
    TimeBounds one = wall.bounds();
    TimeBounds two = byAge.bounds();
    return CorrectedTime.of(
        Math.min(one.loMicros(), two.loMicros()),
        estimate,
        Math.max(one.hiMicros(), two.hiMicros()),
        basis);
  }
}
