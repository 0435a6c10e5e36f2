package io.lintel.gateway;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Entries in a list, of a journal with a defect: when the test says so, the next call of one of its
 * methods throws, once.
 */
public final class MishapJournal implements Journal {
  private final List<Entry> entries = new ArrayList<>();
  private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable Error> inAppend = new AtomicReference<>();
  private final AtomicReference<@Nullable Error> inLast = new AtomicReference<>();

  public void failInAppend(Error with) {
    inAppend.set(with);
  }

  public void failInLast(Error with) {
    inLast.set(with);
  }

  /** Whether all that should be thrown has been. */
  public boolean isOver() {
    return inAppend.get() == null && inLast.get() == null;
  }

  private static void mishap(AtomicReference<@Nullable Error> armed) {
    Error error = armed.getAndSet(null);
    if (error != null) {
      throw error;
    }
  }

  @Override
  public CompletableFuture<List<Receipt>> append(List<Observation> batch) {
    mishap(inAppend);
    List<Receipt> receipts = new ArrayList<>();
    long last;
    synchronized (this) {
      for (Observation one : batch) {
        long seq = entries.size() + 1L;
        entries.add(new Entry(seq, seq, false, one));
        receipts.add(new Receipt(seq, Receipt.Outcome.NEW));
      }
      last = entries.size();
    }
    listeners.forEach(listener -> listener.committed(last));
    return CompletableFuture.completedFuture(receipts);
  }

  @Override
  public synchronized List<Entry> read(long after, int limit) {
    return entries.stream().filter(entry -> entry.seq() > after).limit(limit).toList();
  }

  @Override
  public long last() {
    mishap(inLast);
    synchronized (this) {
      return entries.size();
    }
  }

  @Override
  public void onCommit(CommitListener listener) {
    listeners.add(listener);
  }

  @Override
  public synchronized long takenIn() {
    return entries.size();
  }
}
