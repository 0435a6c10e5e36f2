package io.lintel.simulator.load;

import org.HdrHistogram.Histogram;

/**
 * What became of a load; of messages, those that were to be sent in the measured time.
 *
 * @param intended by the plan
 * @param sent that were written to a connection at all, in time or late
 * @param refused acknowledged with a reason that says no
 * @param lostInFlight of all messages, those whose connection broke before the acknowledgement
 * @param achieved acknowledgements a second, from the first moment to the last of them: who ends
 *     late was slower
 * @param latency from the moment a message was meant to be sent to its acknowledgement: waiting for
 *     a place in flight or for a connection counts
 * @param lateness from that moment to when it was written: how far the generator itself or the
 *     broker's limits held it up
 */
public record LoadReport(
    LoadPlan plan,
    long intended,
    long sent,
    long acknowledged,
    long refused,
    long lostInFlight,
    int connectionsLost,
    double achieved,
    Percentiles latency,
    Percentiles lateness) {
  private static final double AS_GOOD_AS_ALL = 0.99;

  /** In microseconds; all 0 where nothing was counted. */
  public record Percentiles(long p50, long p90, long p99, long p999, long most) {
    static Percentiles of(Histogram counted) {
      return new Percentiles(
          counted.getValueAtPercentile(50),
          counted.getValueAtPercentile(90),
          counted.getValueAtPercentile(99),
          counted.getValueAtPercentile(99.9),
          counted.getMaxValue());
    }
  }

  /** Never acknowledged, though waited for after the end. */
  public long unacknowledged() {
    return sent - acknowledged;
  }

  /** Whether the asked-for rate was reached, to one in a hundred, and nobody said no. */
  public boolean reached() {
    return refused == 0
        && achieved >= plan.rate() * AS_GOOD_AS_ALL
        && acknowledged >= intended * AS_GOOD_AS_ALL;
  }
}
