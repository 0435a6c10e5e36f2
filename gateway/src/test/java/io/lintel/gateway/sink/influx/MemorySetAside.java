package io.lintel.gateway.sink.influx;

import io.lintel.gateway.sink.SetAside;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is set aside, of one sink. */
final class MemorySetAside implements SetAside {
  private final TreeMap<Long, Kept> kept = new TreeMap<>();
  private @Nullable Instant accepted;

  synchronized Set<Long> seqs() {
    return new TreeSet<>(kept.keySet());
  }

  @Override
  public synchronized void keep(String sink, List<Kept> refused) {
    refused.forEach(one -> kept.put(one.seq(), one));
  }

  @Override
  public synchronized void release(String sink, List<Long> taken) {
    taken.forEach(kept::remove);
  }

  @Override
  public synchronized List<Kept> list(String sink, long after, int limit) {
    return kept.tailMap(after, false).values().stream().limit(limit).toList();
  }

  @Override
  public synchronized long count(String sink) {
    return kept.size();
  }

  @Override
  public synchronized Optional<Instant> accepted(String sink) {
    return Optional.ofNullable(accepted);
  }

  @Override
  public synchronized void accepted(String sink, Instant at) {
    accepted = at;
  }
}
