package io.lintel.simulator.demo.bench;

import io.lintel.gateway.journal.Observation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The runs of the measurement, each on a journal of its own. */
final class ProjectionRounds {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final double MOST = 0.99;

  private final Path directory;
  private final ZoneId zone;
  private final List<Observation> day;

  /** Everything at once. */
  record Flooded(double entriesASecond, double casesASecond, double entriesAProcessorSecond) {}

  /**
   * At a rate.
   *
   * @param rate reached, of observations taken in
   * @param timed late observations whose verdict became visible
   * @param behind entries not projected when the last was offered
   */
  record Offered(double rate, int timed, double halfMillis, double mostMillis, long behind) {}

  ProjectionRounds(Path directory, ZoneId zone, List<Observation> day) {
    this.directory = directory;
    this.zone = zone;
    this.day = day;
  }

  /** Observations a second that the journal takes where nobody follows it. */
  double journalOnly() throws InterruptedException {
    try (BareGateway gateway = BareGateway.journalOnly(directory.resolve("journal"))) {
      long begin = System.nanoTime();
      Flood.into(gateway.journal(), day);
      return gateway.journal().last() / secondsSince(begin);
    }
  }

  Flooded flooded() throws InterruptedException {
    try (BareGateway gateway = BareGateway.projecting(directory.resolve("flooded"), zone)) {
      Semaphore news = new Semaphore(0);
      gateway.onWritten(news::release);
      long begin = System.nanoTime();
      Flood.into(gateway.journal(), day);
      long last = gateway.journal().last();
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (gateway.written() < last && System.nanoTime() < deadline) {
        news.tryAcquire(1, TimeUnit.SECONDS);
      }
      double took = secondsSince(begin);
      double processor = gateway.projectorNanos() / 1e9;
      long written = gateway.written();
      return new Flooded(written / took, gateway.judged() / took, written / processor);
    }
  }

  Offered offered(List<Observation> some, int rate) throws InterruptedException {
    try (BareGateway gateway = BareGateway.projecting(directory.resolve("offered"), zone)) {
      Offer offer = new Offer(gateway, rate);
      double reached = offer.offer(some);
      long behind = gateway.journal().last() - gateway.written();
      TimeUnit.SECONDS.sleep(1);
      List<Double> latencies = offer.latenciesMillis();
      return new Offered(
          reached, latencies.size(), share(latencies, 0.5), share(latencies, MOST), behind);
    }
  }

  private static double share(List<Double> ascending, double share) {
    return ascending.isEmpty()
        ? Double.NaN
        : ascending.get((int) Math.min(ascending.size() - 1, Math.floor(ascending.size() * share)));
  }

  private static double secondsSince(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
