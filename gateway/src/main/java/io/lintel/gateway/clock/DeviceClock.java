package io.lintel.gateway.clock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One device's clock through one power epoch: what all its messages together say about its offset,
 * at any moment of it. An epoch that a jump divides is two of these; finding the jump is not this
 * class's business.
 */
public final class DeviceClock {
  private static final double MICROS_PER_DAY = Micros.of(Duration.ofDays(1));

  private static final Comparator<Sending> BY_SHOWN = Comparator.comparingLong(Sending::shown);
  private static final Comparator<Sending> BY_RECEIPT =
      Comparator.comparingLong(Sending::received).thenComparing(BY_SHOWN);

  private final ClockLimits limits;
  private final long prior;
  private final long lead;
  private final DriftEnvelope receipts;
  private final List<LiveWindow> windows;
  private final DriftEnvelope live;
  private final boolean earned;

  /**
   * @param sendings at least one, in any order
   * @param prior how far the offset is from zero at most where nothing is measured
   */
  public DeviceClock(
      List<Sending> sendings, Interruptions interruptions, Duration prior, ClockLimits limits) {
    this.limits = limits;
    this.prior = Micros.of(prior);
    double rate = Micros.of(limits.driftPerDay()) / MICROS_PER_DAY;
    this.lead = lead(sendings);
    this.receipts = receipts(sendings, rate);
    List<Sending> byReceipt = new ArrayList<>(sendings);
    byReceipt.sort(BY_RECEIPT);
    this.windows =
        LiveWindows.find(byReceipt, interruptions, limits).stream()
            .sorted(Comparator.comparingLong(LiveWindow::at))
            .toList();
    this.live =
        new DriftEnvelope(
            windows.stream().mapToLong(LiveWindow::at).toArray(),
            windows.stream().mapToLong(window -> -window.highest()).toArray(),
            rate);
    this.earned = windows.stream().anyMatch(LiveWindow::earned);
  }

  /** The offset when the clock showed {@code shown}. */
  public OffsetInterval offsetAt(long shown) {
    long moment = shown - lead;
    long lo = receipts.at(moment);
    if (windows.isEmpty()) {
      return unmeasured(lo);
    }
    long hi = -live.at(moment);
    if (lo > hi) {
      return hull(moment);
    }
    if (earned) {
      return OffsetInterval.between(lo, hi, ClockBasis.LIVE);
    }
    boolean contradicted = lo > prior || hi < -prior;
    return contradicted
        ? OffsetInterval.between(lo, hi, ClockBasis.LIVE_UNEARNED)
        : OffsetInterval.between(
            Math.max(lo, -prior), Math.min(hi, prior), ClockBasis.LIVE_UNEARNED);
  }

  private OffsetInterval unmeasured(long lo) {
    long latest = Micros.of(limits.latest());
    // Nobody set this clock: its fastest message would have been days under way.
    boolean unset = lead < -latest - prior;
    if (lo > prior || unset) {
      long floor = unset ? lead : lo;
      return new OffsetInterval(
          floor, floor + Micros.of(limits.transit()) / 2, floor + latest, ClockBasis.RECEIPT);
    }
    return OffsetInterval.between(Math.max(lo, -prior), prior, ClockBasis.PRIOR);
  }

  private OffsetInterval hull(long moment) {
    long lo = Long.MAX_VALUE;
    long hi = lead + Micros.of(limits.transit());
    for (LiveWindow window : windows) {
      lo = Math.min(lo, window.lead());
      hi = Math.max(hi, window.highest());
    }
    long middle = windows.get(live.nearest(moment)).middle();
    return new OffsetInterval(lo, middle, hi, ClockBasis.CONTRADICTORY);
  }

  private DriftEnvelope receipts(List<Sending> sendings, double rate) {
    List<Sending> byShown = new ArrayList<>(sendings);
    byShown.sort(BY_SHOWN);
    long[] moments = new long[byShown.size()];
    long[] leads = new long[byShown.size()];
    for (int i = 0; i < moments.length; i++) {
      moments[i] = byShown.get(i).shown() - lead;
      leads[i] = byShown.get(i).lead();
    }
    return new DriftEnvelope(moments, leads, rate);
  }

  private static long lead(List<Sending> sendings) {
    long lead = Long.MIN_VALUE;
    for (Sending sending : sendings) {
      lead = Math.max(lead, sending.lead());
    }
    return lead;
  }
}
