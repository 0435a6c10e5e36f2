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

  private void offerNext() {
    Waiting first;
    synchronized (this) {
      first = offered ? null : waiting.peek();
      offered = offered || first != null;
    }
    if (first != null) {
      Waiting one = first;
      CompletableFuture<?> unused =
          journal.append(one.batch()).whenComplete((receipts, why) -> settle(one, receipts, why));
    }
  }

  private void settle(Waiting one, @Nullable List<Receipt> receipts, @Nullable Throwable why) {
    if (receipts == null) {
      offerAgain(why);
      return;
    }
    try {
      one.durable().run();
    } finally {
      // Only now: whoever waits for an empty outbox waits for what was to be told as well.
      synchronized (this) {
        waiting.remove();
        offered = false;
        pause = FIRST_PAUSE;
        notifyAll();
      }
    }
    offerNext();
  }

  private void offerAgain(@Nullable Throwable why) {
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
