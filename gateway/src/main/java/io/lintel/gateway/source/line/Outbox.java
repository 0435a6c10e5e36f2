package io.lintel.gateway.source.line;

import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Readings on their way into the journal, in order. While the journal is full or cannot write they
 * wait here and are offered again, at growing intervals.
 *
 * <p>At {@link #LIMIT} the line stops asking: {@link #isFull}. Its due slots wait in the schedule,
 * which needs no memory for them; only turns that were already waiting may still be added.
 */
final class Outbox {
  /** Readings of one line; with a meter every second, a quarter of an hour. */
  static final int LIMIT = 1_024;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private final String line;
  private final Journal journal;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private boolean offered;
  private Duration pause = FIRST_PAUSE;

  private record Waiting(List<Observation> batch, Runnable durable) {}

  Outbox(String line, Journal journal) {
    this.line = line;
    this.journal = journal;
  }

  /**
   * @param durable run once the batch is, however long that takes; must return at once
   */
  void append(List<Observation> batch, Runnable durable) {
    synchronized (this) {
      waiting.add(new Waiting(List.copyOf(batch), durable));
    }
    offerNext();
  }

  synchronized boolean isFull() {
    return waiting.size() >= LIMIT;
  }

  synchronized int size() {
    return waiting.size();
  }

  /** Whether all became durable within {@code atMost}. */
  synchronized boolean awaitEmpty(Duration atMost) throws InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    while (!waiting.isEmpty()) {
      long left = until - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }

  /** In a loop, not from within its own end: as many may wait as one pleases. */
  private void offerNext() {
    for (Waiting one = takeNext(); one != null; one = takeNext()) {
      CompletableFuture<List<Receipt>> taken = offered(one);
      if (!taken.isDone()) {
        Waiting under = one;
        CompletableFuture<?> unused =
            taken.whenComplete(
                (receipts, why) -> {
                  settle(under, why);
                  offerNext();
                });
        return;
      }
      settle(one, failure(taken));
    }
  }

  /** The next to be offered; null while one is, or is about to be again. */
  private synchronized @Nullable Waiting takeNext() {
    Waiting first = offered ? null : waiting.peek();
    offered |= first != null;
    return first;
  }

  private CompletableFuture<List<Receipt>> offered(Waiting one) {
    try {
      return journal.append(one.batch());
    } catch (RuntimeException defect) {
      return CompletableFuture.failedFuture(defect);
    }
  }

  private static @Nullable Throwable failure(CompletableFuture<?> done) {
    return done.handle((receipts, why) -> why).join();
  }

  private void settle(Waiting one, @Nullable Throwable why) {
    if (why != null) {
      offerAgain(why);
      return;
    }
    try {
      one.durable().run();
    } catch (RuntimeException defect) {
      LOG.error("line={} outcome=broken what was to be told of a durable reading", line, defect);
    } finally {
      // Only now: whoever waits for an empty outbox waits for what was to be told as well.
      synchronized (this) {
        waiting.remove();
        offered = false;
        pause = FIRST_PAUSE;
        notifyAll();
      }
    }
  }

  private void offerAgain(Throwable why) {
    Duration wait;
    synchronized (this) {
      wait = pause;
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
    LOG.warn(
        "line={} outcome=journal_refused waiting={} again_in_ms={} because={}",
        line,
        size(),
        wait.toMillis(),
        String.valueOf(why));
    // Real time, not the gateway's: an accelerated clock may be standing still for us.
    Executor later = CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS);
    later.execute(
        () -> {
          synchronized (this) {
            offered = false;
          }
          offerNext();
        });
  }
}
