package io.lintel.gateway.store;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The numbers of entries that SQLite finds damaged, as ranges; known until the next start. */
final class Unreadable {
  /** So many ranges are named, and the others counted. */
  private static final int MOST_NAMED = 10;

  /** First to last number, both included; no two touch. */
  private final TreeMap<Long, Long> ranges = new TreeMap<>();

  /** Whether it was not known before. */
  synchronized boolean add(long seq) {
    if (contains(seq)) {
      return false;
    }
    long first = seq;
    long last = seq;
    Map.Entry<Long, Long> before = ranges.floorEntry(seq);
    if (before != null && before.getValue() == seq - 1) {
      first = before.getKey();
    }
    Long after = ranges.remove(seq + 1);
    if (after != null) {
      last = after;
    }
    ranges.put(first, last);
    return true;
  }

  synchronized boolean contains(long seq) {
    Map.Entry<Long, Long> range = ranges.floorEntry(seq);
    return range != null && range.getValue() >= seq;
  }

  /** {@code 3 entries: 7, 12-13}; empty if there is none. */
  synchronized Optional<String> named() {
    if (ranges.isEmpty()) {
      return Optional.empty();
    }
    long count = 0;
    for (Map.Entry<Long, Long> range : ranges.entrySet()) {
      count += range.getValue() - range.getKey() + 1;
    }
    String named =
        ranges.entrySet().stream()
            .limit(MOST_NAMED)
            .map(Unreadable::named)
            .collect(Collectors.joining(", "));
    int more = ranges.size() - MOST_NAMED;
    return Optional.of(
        (count == 1 ? "1 entry: " : count + " entries: ")
            + named
            + (more > 0 ? " and " + more + " more ranges" : ""));
  }

  private static String named(Map.Entry<Long, Long> range) {
    return range.getKey().equals(range.getValue())
        ? String.valueOf(range.getKey())
        : range.getKey() + "-" + range.getValue();
  }
}
