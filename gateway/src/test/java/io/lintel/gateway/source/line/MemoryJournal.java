package io.lintel.gateway.source.line;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Identity;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A journal that forgets nothing and lasts as long as the test; repetitions are not kept. */
final class MemoryJournal implements Journal {
  private final List<Entry> entries = new ArrayList<>();
  private boolean refuses;

  /** As a full disk does, until told otherwise. */
  synchronized void refuse(boolean all) {
    refuses = all;
  }

  @Override
  public synchronized CompletableFuture<List<Receipt>> append(List<Observation> batch) {
    if (refuses) {
      return CompletableFuture.failedFuture(
          new JournalBroken("cannot be written", new java.io.IOException("no space left")));
    }
    List<Receipt> receipts = new ArrayList<>();
    for (Observation one : batch) {
      boolean repeated =
          Identity.of(one).isPresent()
              && entries.stream().anyMatch(entry -> Identity.repeated(entry.observation(), one));
      if (!repeated) {
        entries.add(new Entry(entries.size() + 1, 1, false, one));
      }
      receipts.add(
          new Receipt(entries.size(), repeated ? Receipt.Outcome.DUPLICATE : Receipt.Outcome.NEW));
    }
    notifyAll();
    return CompletableFuture.completedFuture(receipts);
  }

  @Override
  public synchronized List<Entry> read(long after, int limit) {
    return entries.stream().filter(entry -> entry.seq() > after).limit(limit).toList();
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

  synchronized List<Observation> of(Kind kind) {
    return entries.stream().map(Entry::observation).filter(one -> one.kind() == kind).toList();
  }

  static String body(Observation one) {
    return new String(one.body().toArray(), StandardCharsets.UTF_8);
  }

  /** The meter's slots as {@code due outcome why}, in the order of their ends. */
  List<String> slots(String meter) {
    return of(Kind.SLOT).stream()
        .filter(one -> one.device().equals(meter))
        .map(one -> one.stated() + " " + body(one))
        .toList();
  }

  /** Waits until so many slots have ended. */
  synchronized List<String> slots(String meter, int count) throws InterruptedException {
    long until = System.nanoTime() + 20_000_000_000L;
    while (slots(meter).size() < count) {
      long left = (until - System.nanoTime()) / 1_000_000L;
      if (left <= 0) {
        throw new AssertionError("expected " + count + " slots, found " + slots(meter));
      }
      wait(left);
    }
    return slots(meter);
  }
}
