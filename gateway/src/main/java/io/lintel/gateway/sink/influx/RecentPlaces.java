package io.lintel.gateway.sink.influx;

import io.lintel.gateway.sink.influx.ReadingPoint.Place;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * Which places in the time-series store the last {@link #ENTRIES} journal entries take. Devices
 * restart counters and send several readings under one time; the second one must not replace the
 * first. What this says follows from the journal alone, so a point sent again after a restart is
 * the same point.
 */
final class RecentPlaces {
  /** Of the journal, before the one in question. Farther apart, the later of two points stays. */
  static final int ENTRIES = 50_000;

  private record Taken(long seq, Place place) {}

  private final ArrayDeque<Taken> taken = new ArrayDeque<>();
  private final Map<Place, Integer> counts = new HashMap<>();

  /** Takes the place for entry {@code seq}; whether one of the entries before it had it already. */
  boolean take(long seq, Place place) {
    while (!taken.isEmpty() && taken.peek().seq() <= seq - ENTRIES) {
      counts.computeIfPresent(
          taken.remove().place(), (key, count) -> count == 1 ? null : count - 1);
    }
    taken.add(new Taken(seq, place));
    return counts.merge(place, 1, Integer::sum) > 1;
  }

  void clear() {
    taken.clear();
    counts.clear();
  }
}
