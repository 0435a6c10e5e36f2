package io.lintel.simulator.transport;

import io.lintel.simulator.clock.Backlog;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts what left and what arrived. A broker acknowledges a publisher before the gateway has the
 * message, so published messages count as arrived only when the gateway has taken them in, which it
 * does in the order in which they left; a request has arrived when it is answered.
 */
public final class Outbox implements Backlog {
  private final Intake intake;
  private final Semaphore news = new Semaphore(0);
  private volatile boolean brokerAway;
  private AtomicInteger unanswered = new AtomicInteger();
  private long published;
  private long writtenOff;

  public Outbox(Intake intake) {
    this.intake = intake;
  }

  synchronized void published() {
    published++;
  }

  /** A request leaves; what is returned runs, once, when it is answered. */
  synchronized Runnable requested() {
    AtomicInteger ofThisBatch = unanswered;
    ofThisBatch.incrementAndGet();
    return () -> {
      ofThisBatch.decrementAndGet();
      takenIn();
    };
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
  public synchronized Batch dispatched() {
    Sent batch = new Sent(published, unanswered);
    unanswered = new AtomicInteger();
    return batch;
  }

  @Override
  public void writeOff() {
    writtenOff += missingOf(all());
  }

  private synchronized long all() {
    return published;
  }

  /** Of the first {@code count} that were published. */
  private long missingOf(long count) {
    return Math.max(0, count - writtenOff - intake.takenIn());
  }

  /** What was published and requested until {@link #dispatched} was called, since the last time. */
  private final class Sent implements Batch {
    private final long published;
    private final AtomicInteger requests;

    /**
     * @param published all until then
     */
    Sent(long published, AtomicInteger requests) {
      this.published = published;
      this.requests = requests;
    }

    @Override
    public boolean takenIn() {
      return requests.get() == 0 && (brokerAway || missingOf(published) == 0);
    }

    @Override
    public String missing() {
      return "%d of %d published messages and %d requests"
          .formatted(missingOf(published), published, requests.get());
    }
  }
}
