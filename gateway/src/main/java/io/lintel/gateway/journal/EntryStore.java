package io.lintel.gateway.journal;

import java.util.List;
import java.util.Optional;

/** Where entries are kept. One thread at a time commits; any thread reads. */
public interface EntryStore extends AutoCloseable {
  /**
   * Makes {@code group} durable in one transaction, numbered on from {@link #last()}, without what
   * is already there. When it returns, the group survives the loss of power.
   *
   * @return one receipt for each observation, in order
   * @throws Journal.JournalBroken if nothing was kept; the next call tries anew
   */
  List<Receipt> commit(List<Candidate> group);

  /** As {@link Journal#read}. */
  List<Entry> read(long after, int limit);

  /** The number of the last durable entry, 0 if there is none. */
  long last();

  /** Which entries were found damaged and are left out by {@link #read}, and what to do. */
  default Optional<String> unreadable() {
    return Optional.empty();
  }

  /**
   * Lets go of octets; on the thread that commits, and durable when it returns.
   *
   * @throws RuntimeException if it cannot; nothing is changed then
   */
  default Letting.Done letGo(Letting wanted) {
    return wanted.nothing();
  }

  @Override
  void close();
}
