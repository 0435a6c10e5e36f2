package io.lintel.gateway.store;

import io.lintel.gateway.journal.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The journal's last entries in memory: whoever follows the journal closely reads here what was
 * written a moment ago, and does not go through the database for it. Entries stand at their number
 * modulo the ring's size, for numbers have no holes.
 */
final class RecentEntries {
  static final int MOST_ENTRIES = 8_192;
  static final long MOST_BYTES = 16L << 20;

  private final @Nullable Entry[] ring = new @Nullable Entry[MOST_ENTRIES];
  private long first = 1;
  private long last;
  private long bytes;

  /** Takes durable entries, numbered on from those taken before. */
  synchronized void add(List<Entry> durable) {
    for (Entry entry : durable) {
      if (entry.seq() != last + 1) {
        forget(entry.seq());
      }
      while (last - first + 1 >= MOST_ENTRIES) {
        dropFirst();
      }
      ring[place(entry.seq())] = entry;
      last = entry.seq();
      bytes += size(entry);
      while (bytes > MOST_BYTES) {
        dropFirst();
      }
    }
  }

  /** As {@code Journal.read}; empty if the first entry asked for is not here. */
  synchronized Optional<List<Entry>> read(long after, int limit) {
    if (after + 1 < first || after >= last) {
      return Optional.empty();
    }
    long end = Math.min(last, after + limit);
    List<Entry> found = new ArrayList<>((int) (end - after));
    for (long seq = after + 1; seq <= end; seq++) {
      found.add(at(seq));
    }
    return Optional.of(found);
  }

  private void forget(long next) {
    while (first <= last) {
      dropFirst();
    }
    first = next;
    last = next - 1;
  }

  private void dropFirst() {
    bytes -= size(at(first));
    ring[place(first)] = null;
    first++;
  }

  private Entry at(long seq) {
    return Objects.requireNonNull(ring[place(seq)]);
  }

  private static int place(long seq) {
    return (int) (seq % MOST_ENTRIES);
  }

  private static long size(Entry entry) {
    return (long) entry.observation().body().length() + entry.observation().raw().length();
  }
}
