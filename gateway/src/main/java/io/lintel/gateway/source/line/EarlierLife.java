package io.lintel.gateway.source.line;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.time.UnsetClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the journal still knows of the gateway's life before this one. */
final class EarlierLife {
  /** The last entries that are looked at first; a clock that is wrong for longer is believed. */
  private static final int ENTRIES = 2_000;

  /** As many times that is looked back where all came under a clock that was not set. */
  private static final int FURTHER = 50;

  private EarlierLife() {}

  /**
   * The latest time that an earlier life saw, by the entries up to {@code last} and before this
   * life's own first word: one under a clock that was set, if there is any. Blocking.
   */
  static Optional<Instant> lastKnown(Journal journal, long last) {
    Optional<Instant> latest = Optional.empty();
    long end = last;
    for (int look = 0; look <= FURTHER && end > 0; look++, end -= ENTRIES) {
      List<Entry> tail = journal.read(Math.max(0, end - ENTRIES), ENTRIES);
      Optional<Instant> here =
          (look == 0 ? beforeThisLife(tail) : tail)
              .stream().map(entry -> entry.observation().received()).max(Instant::compareTo);
      if (here.isPresent() && !UnsetClock.shows(here.get())) {
        return here;
      }
      latest = latest.or(() -> here);
    }
    return latest;
  }

  private static List<Entry> beforeThisLife(List<Entry> tail) {
    for (int i = tail.size() - 1; i >= 0; i--) {
      if (isStart(tail.get(i))) {
        return tail.subList(0, i);
      }
    }
    return tail;
  }

  private static boolean isStart(Entry entry) {
    return entry.observation().kind() == Kind.GATEWAY
        && entry.observation().device().equals("gateway")
        && new String(entry.observation().body().toArray(), java.nio.charset.StandardCharsets.UTF_8)
            .contains("\"event\":\"started\"");
  }
}
