package io.lintel.gateway.clock;

import java.time.Duration;
import java.util.List;

/**
 * The looks at one clock beside absolute time, and how far each reaches: near it a clock keeps its
 * time within ρ, over days it drifts as its own looks show, or as clocks do that nobody measured.
 */
final class Looks {
  private static final double DAY = Micros.of(Duration.ofDays(1));

  /** Two looks nearer than this to each other tell more of their own width than of the drift. */
  private static final long APART = Micros.of(Duration.ofHours(6));

  /** A drift is not the same on a cold day and on a warm one. */
  private static final double VARIES = 1.5;

  private final List<Measurement> measurements;
  private final double near;
  private final DriftEnvelope lowest;
  private final DriftEnvelope highest;

  private Looks(List<Measurement> measurements, double near, double far) {
    this.measurements = measurements;
    this.near = near;
    int n = measurements.size();
    long[] moments = new long[n];
    long[] lows = new long[n];
    long[] highs = new long[n];
    for (int i = 0; i < n; i++) {
      moments[i] = measurements.get(i).at();
      lows[i] = measurements.get(i).lo();
      highs[i] = -measurements.get(i).hi();
    }
    this.lowest = new DriftEnvelope(moments, lows, far);
    this.highest = new DriftEnvelope(moments, highs, far);
  }

  /**
   * @param byMoment in order of time
   */
  static Looks of(List<Measurement> byMoment, ClockLimits limits) {
    double near = Micros.of(limits.driftPerDay()) / DAY;
    double far = Math.max(near, Micros.of(limits.driftUnmeasured()) / DAY);
    double seen = 0;
    for (int i = 1; i < byMoment.size(); i++) {
      seen = Math.max(seen, drift(byMoment.get(i - 1), byMoment.get(i)));
    }
    boolean own = seen > near && seen <= far;
    return new Looks(byMoment, own ? Math.max(near, seen * VARIES) : near, far);
  }

  /** The least drift that explains both. */
  private static double drift(Measurement one, Measurement next) {
    long apart = next.at() - one.at();
    long gap = Math.max(next.lo() - one.hi(), one.lo() - next.hi());
    return apart < APART || gap <= 0 ? 0 : (double) gap / apart;
  }

  /** The least that the offset is at {@code moment}; far below every offset without a look. */
  long lowest(long moment) {
    long least = lowest.at(moment);
    for (int i = firstNear(moment); i < measurements.size(); i++) {
      Measurement look = measurements.get(i);
      long away = Math.abs(look.at() - moment);
      if (look.at() - moment > DAY) {
        break;
      }
      least = Math.max(least, (long) Math.floor(look.lo() - near * away));
    }
    return least;
  }

  /** The most that the offset is at {@code moment}; far above every offset without a look. */
  long highest(long moment) {
    long most = -highest.at(moment);
    for (int i = firstNear(moment); i < measurements.size(); i++) {
      Measurement look = measurements.get(i);
      long away = Math.abs(look.at() - moment);
      if (look.at() - moment > DAY) {
        break;
      }
      most = Math.min(most, (long) Math.ceil(look.hi() + near * away));
    }
    return most;
  }

  Measurement nearest(long moment) {
    return measurements.get(lowest.nearest(moment));
  }

  private int firstNear(long moment) {
    int low = 0;
    int high = measurements.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (moment - measurements.get(middle).at() > DAY) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
