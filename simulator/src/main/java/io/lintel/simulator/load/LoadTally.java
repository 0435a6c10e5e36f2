package io.lintel.simulator.load;

import org.HdrHistogram.Histogram;

/** What is counted while a load runs. Times in nanoseconds of the run's clock. */
final class LoadTally {
  private static final long LONGEST_MICROS = 3_600_000_000L;
  private static final int DIGITS = 3;

  private final long from;
  private final long to;
  private final Histogram latency = new Histogram(1, LONGEST_MICROS, DIGITS);
  private final Histogram lateness = new Histogram(1, LONGEST_MICROS, DIGITS);
  private long sent;
  private long acknowledged;
  private long lastAcknowledgement;
  private long refused;
  private long lost;
  private int connectionsLost;

  /** Measured is what is meant to be sent in {@code [from, to)}. */
  LoadTally(long from, long to) {
    this.from = from;
    this.to = to;
  }

  private boolean measured(long intended) {
    return intended >= from && intended < to;
  }

  void sent(long intended, long now) {
    if (measured(intended)) {
      sent++;
      lateness.recordValue(micros(now - intended));
    }
  }

  void acknowledged(long intended, int reason, long now) {
    if (measured(intended)) {
      acknowledged++;
      lastAcknowledgement = now;
      refused += reason >= MqttPackets.FAILURES ? 1 : 0;
      latency.recordValue(micros(now - intended));
    }
  }

  void connectionLost(int inFlight) {
    connectionsLost++;
    lost += inFlight;
  }

  private static long micros(long nanos) {
    return Math.min(LONGEST_MICROS, Math.max(1, nanos / 1_000));
  }

  LoadReport report(LoadPlan plan) {
    double seconds = (to - from) / 1e9;
    long intended = Math.round(plan.rate() * seconds);
    double took = acknowledged == 0 ? seconds : (lastAcknowledgement - from) / 1e9;
    return new LoadReport(
        plan,
        intended,
        sent,
        acknowledged,
        refused,
        lost,
        connectionsLost,
        acknowledged / Math.max(seconds, took),
        LoadReport.Percentiles.of(latency),
        LoadReport.Percentiles.of(lateness));
  }
}
