package io.lintel.gateway.projection;

import io.lintel.gateway.journal.Candidate;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Identity;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A journal in memory whose commit groups are exactly the batches a test appends. */
final class KeptJournal implements Journal {
  private final List<Entry> entries = new CopyOnWriteArrayList<>();
  private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();
  private long groups;

  @Override
  public CompletableFuture<List<Receipt>> append(List<Observation> batch) {
    return CompletableFuture.completedFuture(keep(batch));
  }

  /** One commit group. */
  synchronized List<Receipt> keep(List<Observation> batch) {
    groups++;
    List<Receipt> receipts = new ArrayList<>();
    for (Observation observation : batch) {
      receipts.add(keep(observation));
    }
    listeners.forEach(listener -> listener.committed(last()));
    return receipts;
  }

  private Receipt keep(Observation observation) {
    boolean conflict = false;
    if (Candidate.of(observation).identity().isPresent()) {
      for (Entry earlier : entries) {
        if (Identity.shared(earlier.observation(), observation)) {
          if (Identity.repeated(earlier.observation(), observation)) {
            return new Receipt(earlier.seq(), Receipt.Outcome.DUPLICATE);
          }
          conflict = true;
        }
      }
    }
    entries.add(new Entry(entries.size() + 1, groups, conflict, observation));
    return new Receipt(entries.size(), conflict ? Receipt.Outcome.CONFLICT : Receipt.Outcome.NEW);
  }

  @Override
  public List<Entry> read(long after, int limit) {
    int from = (int) Math.min(after, entries.size());
    return List.copyOf(entries.subList(from, (int) Math.min(entries.size(), (long) from + limit)));
  }

  @Override
  public long last() {
    return entries.size();
  }

  @Override
  public void onCommit(CommitListener listener) {
    listeners.add(listener);
  }

  @Override
  public long takenIn() {
    return entries.size();
  }
}
