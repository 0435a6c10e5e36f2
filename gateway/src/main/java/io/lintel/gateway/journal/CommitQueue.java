package io.lintel.gateway.journal;

import io.lintel.gateway.journal.Journal.JournalFull;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Batches that wait for the writer: bounded, first come, first served, batches never split. */
final class CommitQueue {
  /** One call of {@link Journal#append}. */
  record Waiting(
      List<Candidate> batch, long bytes, CompletableFuture<List<Receipt>> acknowledged) {}

  private final JournalLimits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private int observations;
  private long bytes;
  private boolean closed;
  private boolean gathering;
  private boolean woken;
  private final long gatheringNanos;

  /**
   * @param gathering for how long a group may gather where {@link #gather} asks for it
   */
  CommitQueue(JournalLimits limits, Duration gathering) {
    this.limits = limits;
    this.gatheringNanos = gathering.toNanos();
  }

  /** Whether groups gather for a while from now on, unless they are full before. */
  void gather(boolean wanted) {
    lock.lock();
    try {
      if (gathering != wanted) {
        gathering = wanted;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * A batch that alone is larger than a limit is let in when nothing else waits; otherwise it could
   * never be.
   *
   * @throws JournalFull at a limit
   */
  void put(Waiting batch) {
    lock.lock();
    try {
      if (closed) {
        throw new JournalFull("the journal is closing; send again when the gateway is back");
      }
      boolean fits =
          observations + batch.batch().size() <= limits.queuedObservations()
              && bytes + batch.bytes() <= limits.queuedBytes();
      if (!fits && !waiting.isEmpty()) {
        throw new JournalFull(
            observations
                + " observations ("
                + bytes
                + " bytes) already wait for the journal's writer; try again in a second");
      }
      waiting.add(batch);
      observations += batch.batch().size();
      bytes += batch.bytes();
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for work; empty when nothing came in that time, and once closed and drained. */
  List<Waiting> takeGroup(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long patience = atMost.toNanos();
      while (waiting.isEmpty() && !closed && !woken && patience > 0) {
        patience = changed.awaitNanos(patience);
      }
      woken = false;
      long left = gatheringNanos;
      while (gathering
          && !closed
          && left > 0
          && !waiting.isEmpty()
          && observations < limits.groupObservations()) {
        left = changed.awaitNanos(left);
      }
      List<Waiting> group = new ArrayList<>();
      int size = 0;
      for (Waiting next = waiting.peek();
          next != null
              && (group.isEmpty() || size + next.batch().size() <= limits.groupObservations());
          next = waiting.peek()) {
        group.add(waiting.remove());
        size += next.batch().size();
        observations -= next.batch().size();
        bytes -= next.bytes();
      }
      return group;
    } finally {
      lock.unlock();
    }
  }

  /** Whoever takes a group has something else to do: it takes what there is, or nothing. */
  void wake() {
    lock.lock();
    try {
      woken = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** What waits is still written; nothing more is let in. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing will come any more. */
  boolean isOver() {
    lock.lock();
    try {
      return closed && waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  int observations() {
    lock.lock();
    try {
      return observations;
    } finally {
      lock.unlock();
    }
  }
}
