package io.lintel.simulator.demo.loss;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.store.KeptHistory;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the journal holds of each door's reports; read on from where it was left. */
final class Kept {
  private static final int PAGE = 5_000;

  private final Path data;
  private final Map<Door, BitSet> once = new LinkedHashMap<>();
  private final Map<Door, BitSet> twice = new LinkedHashMap<>();
  private long after;

  Kept(Path data, List<Door> doors) {
    this.data = data;
    for (Door door : doors) {
      once.put(door, new BitSet());
      twice.put(door, new BitSet());
    }
  }

  /** Reads what has come since; a gateway may be writing. */
  void readOn() {
    try (KeptHistory journal = KeptHistory.in(data)) {
      for (List<Entry> page = journal.read(after, PAGE);
          !page.isEmpty();
          page = journal.read(after, PAGE)) {
        page.forEach(this::take);
        after = page.get(page.size() - 1).seq();
      }
    }
  }

  private void take(Entry entry) {
    once.forEach(
        (door, seen) ->
            door.report(entry)
                .ifPresent(
                    number -> {
                      if (seen.get(number)) {
                        twice(door).set(number);
                      }
                      seen.set(number);
                    }));
  }

  private BitSet twice(Door door) {
    return twice.getOrDefault(door, new BitSet());
  }

  /** Beside what its devices were told. */
  DoorLoss loss(Visitors visitors) {
    Door door = visitors.door();
    return DoorLoss.of(
        door.name(), visitors.memory().all(), once.getOrDefault(door, new BitSet()), twice(door));
  }
}
