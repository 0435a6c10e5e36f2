package io.lintel.simulator.people;

import io.lintel.simulator.town.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Where somebody is at any moment of a day: at a place, or on the straight way to the next. */
public final class Whereabouts {
  private final NavigableMap<Instant, Place> waypoints = new TreeMap<>();

  Whereabouts(Instant from, Place start) {
    waypoints.put(from, start);
  }

  /** At {@code place} from {@code arrival} to {@code departure}. */
  void stay(Place place, Instant arrival, Instant departure) {
    waypoints.put(arrival, place);
    waypoints.put(departure, place);
  }

  public Place at(Instant when) {
    Map.Entry<Instant, Place> before = waypoints.floorEntry(when);
    Map.Entry<Instant, Place> after = waypoints.higherEntry(when);
    if (before == null) {
      return waypoints.firstEntry().getValue();
    }
    if (after == null) {
      return before.getValue();
    }
    double whole = Duration.between(before.getKey(), after.getKey()).toMillis();
    double gone = Duration.between(before.getKey(), when).toMillis();
    return before.getValue().towards(after.getValue(), gone / whole);
  }

  /** Whether on the way, under open sky. */
  public boolean outdoors(Instant when) {
    Map.Entry<Instant, Place> before = waypoints.floorEntry(when);
    Map.Entry<Instant, Place> after = waypoints.higherEntry(when);
    return before != null && after != null && !before.getValue().equals(after.getValue());
  }
}
