package io.lintel.simulator.transport;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A journal in memory that is full when the test says so. */
final class ListJournal implements Journal {
  private final List<Observation> entries = new ArrayList<>();
  private boolean full;
  private int refused;

  synchronized void setFull(boolean full) {
    this.full = full;
  }

  synchronized int refused() {
    return refused;
  }

  /** {@code device stated body} of each entry of that kind, in order. */
  synchronized List<String> of(Kind kind) {
    return entries.stream()
        .filter(entry -> entry.kind() == kind)
        .map(
            entry ->
                entry.device()
                    + " "
                    + entry.stated()
                    + " "
                    + new String(entry.body().toArray(), StandardCharsets.UTF_8))
        .toList();
  }

  synchronized List<Observation> entries() {
    return List.copyOf(entries);
  }

  @Override
  public synchronized CompletableFuture<List<Receipt>> append(List<Observation> batch) {
    if (full) {
      refused++;
      return CompletableFuture.failedFuture(new JournalFull("full, says the test"));
    }
    List<Receipt> receipts = new ArrayList<>();
    for (Observation observation : batch) {
      entries.add(observation);
      receipts.add(new Receipt(entries.size(), Receipt.Outcome.NEW));
    }
    return CompletableFuture.completedFuture(receipts);
  }

  @Override
  public List<Entry> read(long after, int limit) {
    return List.of();
  }

  @Override
  public synchronized long last() {
    return entries.size();
  }

  @Override
  public void onCommit(CommitListener listener) {}

  @Override
  public synchronized long takenIn() {
    return entries.size();
  }
}
