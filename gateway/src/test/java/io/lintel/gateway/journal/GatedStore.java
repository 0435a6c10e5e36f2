package io.lintel.gateway.journal;

import io.lintel.gateway.journal.Journal.JournalBroken;
import io.lintel.gateway.journal.Receipt.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps only numbers; each commit waits until the test lets it succeed or fail. */
final class GatedStore implements EntryStore {
  private final Semaphore begun = new Semaphore(0);
  private final Semaphore decided = new Semaphore(0);
  private final List<Integer> groups = new CopyOnWriteArrayList<>();
  private final AtomicInteger toFail = new AtomicInteger();
  private final AtomicLong last = new AtomicLong();

  void awaitCommitBegun() {
    begun.acquireUninterruptibly();
  }

  void letCommits(int count) {
    decided.release(count);
  }

  void failCommits(int count) {
    toFail.set(count);
    decided.release(count);
  }

  List<Integer> groups() {
    return groups;
  }

  @Override
  public List<Receipt> commit(List<Candidate> group) {
    begun.release();
    decided.acquireUninterruptibly();
    if (toFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new JournalBroken("disk full", new IllegalStateException("disk full"));
    }
    groups.add(group.size());
    List<Receipt> receipts = new ArrayList<>();
    for (int i = 0; i < group.size(); i++) {
      receipts.add(new Receipt(last.incrementAndGet(), Outcome.NEW));
    }
    return receipts;
  }

  @Override
  public List<Entry> read(long after, int limit) {
    return List.of();
  }

  @Override
  public long last() {
    return last.get();
  }

  @Override
  public void close() {}
}
