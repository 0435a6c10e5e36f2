package io.lintel.gateway.source.line;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the journal still knows of the gateway's life before this one. */
final class EarlierLife {
  /** The last entries that are looked at; a clock that is wrong for longer is believed. */
  private static final int ENTRIES = 2_000;

  private EarlierLife() {}

  /**
   * The latest time that an earlier life saw, by the entries up to {@code last} and before this
   * life's own first word. Blocking.
   */
  static Optional<Instant> lastKnown(Journal journal, long last) {
    List<Entry> tail = journal.read(Math.max(0, last - ENTRIES), ENTRIES);
    int ours = tail.size();
    for (int i = tail.size() - 1; i >= 0; i--) {
      if (isStart(tail.get(i))) {
        ours = i;
        break;
      }
    }
    return tail.subList(0, ours).stream()
        .map(entry -> entry.observation().received())
        .max(Instant::compareTo);
  }

  private static boolean isStart(Entry entry) {
    return entry.observation().kind() == Kind.GATEWAY
        && entry.observation().device().equals("gateway")
        && new String(entry.observation().body().toArray(), java.nio.charset.StandardCharsets.UTF_8)
            .contains("\"event\":\"started\"");
  }
}
