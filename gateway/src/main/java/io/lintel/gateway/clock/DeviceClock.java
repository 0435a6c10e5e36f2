package io.lintel.gateway.clock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One device's clock through one stretch without a jump: what its messages, and the looks at it
 * beside absolute time, together say about its offset, at any moment of the stretch. Finding the
 * jumps is not this class's business.
 */
public final class DeviceClock {
  private static final double MICROS_PER_DAY = Micros.of(Duration.ofDays(1));

  /** Receipts shown to a person at most. */
  private static final int SHOWN_RECEIPTS = 50;

  private final ClockLimits limits;
  private final long prior;
  private final long lead;
  private final long anchor;
  private final SendingLog byShown;
  private final DriftEnvelope receipts;
  private final List<LiveWindow> windows;
  private final DriftEnvelope live;
  private final boolean earned;
  private final List<Measurement> measurements;
  private final Looks looks;

  /**
   * @param sendings in any order
   * @param prior how far the offset is from zero at most where nothing is measured
   */
  public DeviceClock(
      List<Sending> sendings, Interruptions interruptions, Duration prior, ClockLimits limits) {
    this(SendingLog.of(sendings), List.of(), interruptions, prior, limits);
  }

  /**
   * @param sendings in any order
   * @param measurements likewise
   * @param prior how far the offset is from zero at most where nothing is measured
   */
  public DeviceClock(
      SendingLog sendings,
      List<Measurement> measurements,
      Interruptions interruptions,
      Duration prior,
      ClockLimits limits) {
    this.limits = limits;
    this.prior = Micros.of(prior);
    double rate = Micros.of(limits.driftPerDay()) / MICROS_PER_DAY;
    this.measurements = byMoment(measurements);
    this.looks = Looks.of(this.measurements, limits);
    this.lead = lead(sendings);
    this.windows = windows(sendings, interruptions, this.prior, limits);
    this.anchor = anchor(lead, !windows.isEmpty(), this.measurements, Micros.of(limits.latest()));
    this.byShown = sendings.byShown();
    this.receipts = receipts(byShown, anchor, rate);
    this.live = envelope(windows, LiveWindow::at, window -> -window.highest(), rate);
    this.earned = earned(windows);
  }

  /** The offset when the clock showed {@code shown}. */
  public OffsetInterval offsetAt(long shown) {
    return offsetAtMoment(shown - anchor);
  }

  /** The offset at {@code moment}, by the gateway's clock. */
  public OffsetInterval offsetAtMoment(long moment) {
    long lo = receipts.at(moment);
    if (windows.isEmpty() && measurements.isEmpty()) {
      return unmeasured(lo);
    }
    long liveHi = -live.at(moment);
    long lookHi = looks.highest(moment);
    lo = Math.max(lo, looks.lowest(moment));
    long hi = Math.min(liveHi, lookHi);
    if (lo > hi) {
      return hull(moment);
    }
    if (lookHi <= liveHi) {
      return OffsetInterval.between(lo, hi, looks.nearest(moment).basis());
    }
    if (earned || !measurements.isEmpty()) {
      ClockBasis basis = earned ? ClockBasis.LIVE : ClockBasis.LIVE_UNEARNED;
      return new OffsetInterval(lo, likeliest(moment, lo, hi), hi, basis);
    }
    boolean contradicted = lo > prior || hi < -prior;
    return contradicted
        ? OffsetInterval.between(lo, hi, ClockBasis.LIVE_UNEARNED)
        : OffsetInterval.between(
            Math.max(lo, -prior), Math.min(hi, prior), ClockBasis.LIVE_UNEARNED);
  }

  /** The largest lead among its messages, in microseconds: that of the one that waited least. */
  long fastest() {
    return lead;
  }

  /**
   * The middle; but where a short constant delay is only possible, not needed, the clock is
   * likelier as its messages show it.
   */
  private long likeliest(long moment, long lo, long hi) {
    long middle = lo + (hi - lo) / 2;
    if (windows.isEmpty()) {
      return middle;
    }
    LiveWindow window = windows.get(live.nearest(moment));
    boolean slightly =
        window.relayed() > window.lead() + window.within()
            && -window.lead() <= Math.max(prior, Micros.of(limits.unearnedTransit()));
    return slightly ? Math.max(lo, Math.min(middle, window.middle())) : middle;
  }

  /** When, by the gateway's clock, this clock showed {@code shown}; to the second or so. */
  public long moment(long shown) {
    return shown - anchor;
  }

  /**
   * Whether there is a moment at which the evidence cannot all be true. Bounds loosen by ρ on both
   * sides, so that a contradiction shows at the moment of an upper bound if anywhere.
   */
  public boolean contradictory() {
    if (measurements.isEmpty() && lead <= lowestWindow()) {
      // No drift is needed to reconcile what does not contradict itself without.
      return false;
    }
    for (LiveWindow window : windows) {
      if (contradictoryAt(window.at())) {
        return true;
      }
    }
    for (Measurement measurement : measurements) {
      if (contradictoryAt(measurement.at())) {
        return true;
      }
    }
    return false;
  }

  private long lowestWindow() {
    long least = Long.MAX_VALUE;
    for (LiveWindow window : windows) {
      least = Math.min(least, window.highest());
    }
    return least;
  }

  private boolean contradictoryAt(long moment) {
    long lo = Math.max(receipts.at(moment), looks.lowest(moment));
    return lo > Math.min(-live.at(moment), looks.highest(moment));
  }

  /** Whether {@code measurement} can be true beside all the evidence here. */
  public boolean agrees(Measurement measurement) {
    long at = measurement.at();
    long lo = Math.max(receipts.at(at), looks.lowest(at));
    return measurement.hi() >= lo && measurement.lo() <= Math.min(-live.at(at), looks.highest(at));
  }

  /** All that bounds this clock, in order of time; of the receipts only those that bind. */
  public List<ClockEvidence> evidence() {
    List<ClockEvidence> evidence = new ArrayList<>();
    for (int i : binding()) {
      evidence.add(
          new ClockEvidence(
              byShown.seq(i),
              ClockBasis.RECEIPT,
              Micros.instant(byShown.received(i)),
              Micros.duration(byShown.lead(i)),
              null));
    }
    for (LiveWindow window : windows) {
      evidence.add(
          new ClockEvidence(
              window.seq(),
              window.earned() ? ClockBasis.LIVE : ClockBasis.LIVE_UNEARNED,
              Micros.instant(window.at()),
              Micros.duration(window.lead()),
              Micros.duration(window.highest())));
    }
    for (Measurement measurement : measurements) {
      evidence.add(
          new ClockEvidence(
              measurement.seq(),
              measurement.basis(),
              Micros.instant(measurement.at()),
              Micros.duration(measurement.lo()),
              Micros.duration(measurement.hi())));
    }
    evidence.sort(
        Comparator.comparing(ClockEvidence::at)
            .thenComparing(ClockEvidence::basis)
            .thenComparingLong(ClockEvidence::seq));
    return Collections.unmodifiableList(evidence);
  }

  /** The messages that bind; of many, some from all the day. */
  private int[] binding() {
    int[] binding =
        IntStream.range(0, byShown.size())
            .filter(i -> byShown.lead(i) >= receipts.at(byShown.shown(i) - anchor))
            .toArray();
    int shown = Math.min(SHOWN_RECEIPTS, binding.length);
    return IntStream.range(0, shown)
        .map(i -> binding[(int) ((long) i * binding.length / shown)])
        .toArray();
  }

  /** The live windows, by time: where this clock's offset was bounded from above by messages. */
  public List<LiveWindow> windows() {
    return windows;
  }

  private OffsetInterval unmeasured(long lo) {
    long latest = Micros.of(limits.latest());
    // Nobody set this clock: its fastest message would have been days under way.
    boolean unset = byShown.size() > 0 && lead < -latest - prior;
    if (lo > prior || unset) {
      long floor = unset ? lead : lo;
      return new OffsetInterval(
          floor, floor + Micros.of(limits.transit()) / 2, floor + latest, ClockBasis.RECEIPT);
    }
    return OffsetInterval.between(Math.max(lo, -prior), prior, ClockBasis.PRIOR);
  }

  private OffsetInterval hull(long moment) {
    long lo = Long.MAX_VALUE;
    long hi = byShown.size() > 0 ? lead + Micros.of(limits.transit()) : Long.MIN_VALUE;
    long middle = 0;
    long distance = Long.MAX_VALUE;
    for (LiveWindow window : windows) {
      lo = Math.min(lo, window.lead());
      hi = Math.max(hi, window.highest());
      if (Math.abs(window.at() - moment) < distance) {
        distance = Math.abs(window.at() - moment);
        middle = window.middle();
      }
    }
    for (Measurement measurement : measurements) {
      lo = Math.min(lo, measurement.lo());
      hi = Math.max(hi, measurement.hi());
      if (Math.abs(measurement.at() - moment) < distance) {
        distance = Math.abs(measurement.at() - moment);
        middle = measurement.middle();
      }
    }
    return new OffsetInterval(lo, middle, hi, ClockBasis.CONTRADICTORY);
  }

  /** The offset, roughly: only distances are taken with it. */
  private static long anchor(
      long lead, boolean heardLive, List<Measurement> measurements, long latest) {
    // What came in the evening, or out of a dock, tells how long it waited and not how far off.
    if (!measurements.isEmpty() && !(heardLive && lead > -latest)) {
      return measurements.get(0).middle();
    }
    return lead == DriftEnvelope.NOTHING ? 0 : lead;
  }

  private static long lead(SendingLog sendings) {
    long lead = DriftEnvelope.NOTHING;
    for (int i = 0; i < sendings.size(); i++) {
      lead = Math.max(lead, sendings.lead(i));
    }
    return lead;
  }

  private static DriftEnvelope receipts(SendingLog byShown, long anchor, double rate) {
    long[] moments = new long[byShown.size()];
    long[] leads = new long[moments.length];
    for (int i = 0; i < moments.length; i++) {
      moments[i] = byShown.shown(i) - anchor;
      leads[i] = byShown.lead(i);
    }
    return new DriftEnvelope(moments, leads, rate);
  }

  private static List<LiveWindow> windows(
      SendingLog sendings, Interruptions interruptions, long prior, ClockLimits limits) {
    List<LiveWindow> found = LiveWindows.find(sendings.byReceipt(), interruptions, prior, limits);
    found.sort(Comparator.comparingLong(LiveWindow::at));
    return found;
  }

  private static boolean earned(List<LiveWindow> windows) {
    for (LiveWindow window : windows) {
      if (window.earned()) {
        return true;
      }
    }
    return false;
  }

  private static List<Measurement> byMoment(List<Measurement> measurements) {
    if (measurements.size() < 2) {
      return List.copyOf(measurements);
    }
    List<Measurement> sorted = new ArrayList<>(measurements);
    sorted.sort(
        Comparator.comparingLong(Measurement::at)
            .thenComparing(Measurement::basis)
            .thenComparingLong(Measurement::lo)
            .thenComparingLong(Measurement::hi)
            .thenComparingLong(Measurement::seq));
    return List.copyOf(sorted);
  }

  private interface Column<T> {
    long of(T item);
  }

  private static <T> DriftEnvelope envelope(
      List<T> items, Column<T> moment, Column<T> bound, double rate) {
    long[] moments = new long[items.size()];
    long[] bounds = new long[moments.length];
    for (int i = 0; i < moments.length; i++) {
      moments[i] = moment.of(items.get(i));
      bounds[i] = bound.of(items.get(i));
    }
    return new DriftEnvelope(moments, bounds, rate);
  }
}
