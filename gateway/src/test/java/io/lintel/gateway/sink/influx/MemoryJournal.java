package io.lintel.gateway.sink.influx;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import io.lintel.meter.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Entries in a list, put there by the test. */
final class MemoryJournal implements Journal {
  static final Instant RECEIVED = Instant.parse("2026-11-22T04:00:00.5Z");

  private final List<Entry> entries = new CopyOnWriteArrayList<>();
  private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();

  void reading(String meter, @Nullable String at, @Nullable Long sequence, String body) {
    add(Kind.READING, meter, at, sequence, body);
  }

  void add(Kind kind, String device, @Nullable String at, @Nullable Long sequence, String body) {
    add(kind, device, at, sequence, body, RECEIVED);
  }

  void add(
      Kind kind,
      String device,
      @Nullable String at,
      @Nullable Long sequence,
      String body,
      Instant received) {
    Observation observation =
        new Observation(
            kind,
            "mqtt",
            device,
            at,
            sequence,
            null,
            null,
            received,
            Bytes.of(body.getBytes(StandardCharsets.UTF_8)),
            Bytes.empty());
    entries.add(new Entry(entries.size() + 1, entries.size() + 1, false, observation));
    listeners.forEach(listener -> listener.committed(last()));
  }

  @Override
  public CompletableFuture<List<Receipt>> append(List<Observation> batch) {
    throw new UnsupportedOperationException("tests add entries");
  }

  @Override
  public List<Entry> read(long after, int limit) {
    int from = (int) Math.min(after, entries.size());
    return List.copyOf(entries.subList(from, Math.min(from + limit, entries.size())));
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
