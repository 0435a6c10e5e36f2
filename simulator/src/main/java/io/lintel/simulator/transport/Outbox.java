package io.lintel.simulator.transport;

import io.lintel.simulator.clock.Backlog;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what left and what arrived. A broker acknowledges a publisher before the gateway has the
 * message, so published messages count as arrived only when the gateway has taken them in; a
 * request has arrived when it is answered.
 */
public final class Outbox implements Backlog {
  private final Intake intake;
  private final AtomicLong published = new AtomicLong();
  private final AtomicLong requests = new AtomicLong();
  private final Semaphore news = new Semaphore(0);
  private volatile boolean brokerAway;
  private long writtenOff;

  public Outbox(Intake intake) {
    this.intake = intake;
  }

  void published() {
    published.incrementAndGet();
  }

  void requested() {
    requests.incrementAndGet();
  }

  void answered() {
    requests.decrementAndGet();
    takenIn();
  }

  /** The gateway took something in: whoever waits looks again. From any thread. */
  public void takenIn() {
    news.release();
  }

  @Override
  public void awaitChange(long nanos) throws InterruptedException {
    if (news.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
      news.drainPermits();
    }
  }

  /** While there is no broker, nobody waits for what lies in its queues. */
  public void brokerAway(boolean away) {
    brokerAway = away;
  }

  @Override
  public boolean settled() {
    return requests.get() == 0 && (brokerAway || outstanding() <= 0);
  }

  @Override
  public String missing() {
    return "%d of %d published messages and %d requests"
        .formatted(Math.max(0, outstanding()), published.get(), requests.get());
  }

  @Override
  public void writeOff() {
    writtenOff += Math.max(0, outstanding());
  }

  private long outstanding() {
    return published.get() - writtenOff - intake.takenIn();
  }
}
