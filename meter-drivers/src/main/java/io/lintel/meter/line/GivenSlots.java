package io.lintel.meter.line;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which due moments of one meter have come out of its schedule: runs of neighbours, so that years
 * of them take no room. The oldest runs are forgotten beyond {@link #MOST_RUNS}.
 */
final class GivenSlots {
  /** A run ends where the clock was set, or the cadence changed. */
  static final int MOST_RUNS = 64;

  private final TreeMap<Instant, Instant> runs = new TreeMap<>();

  /** False if it is there already. */
  boolean add(Instant due, Cadence cadence) {
    Map.Entry<Instant, Instant> before = runs.floorEntry(due);
    if (before != null && !before.getValue().isBefore(due)) {
      return false;
    }
    boolean goesOn = before != null && cadence.after(before.getValue()).equals(due);
    Instant begin = goesOn ? before.getKey() : due;
    Map.Entry<Instant, Instant> behind = runs.higherEntry(due);
    boolean joins = behind != null && cadence.after(due).equals(behind.getKey());
    runs.put(begin, joins ? behind.getValue() : due);
    if (joins) {
      runs.remove(behind.getKey());
    }
    if (runs.size() > MOST_RUNS) {
      runs.pollFirstEntry();
    }
    return true;
  }
}
