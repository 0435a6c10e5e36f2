package io.lintel.gateway.linking;

import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.TechnicianId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Everybody's stays on one day by latitude: who was at a place at a time. */
final class StayIndex {
  /** Beyond this, whatever the accuracies, a position never speaks for a stay; in degrees. */
  private static final double REACH = 1_300 / 111_000.0;

  private record Entry(TechnicianId technician, Stay stay) {
    double lat() {
      return stay.place().lat();
    }
  }

  private final List<Entry> byLatitude = new ArrayList<>();
  private final PlaceEvidence places;

  StayIndex(Map<TechnicianId, List<Stay>> stays, PlaceEvidence places) {
    stays.forEach(
        (technician, all) -> all.forEach(stay -> byLatitude.add(new Entry(technician, stay))));
    byLatitude.sort(Comparator.comparingDouble(Entry::lat));
    this.places = places;
  }

  /**
   * Everybody whose stay then speaks for having been where the recorder was, and more so than
   * {@code holder} does for its holder's.
   */
  SortedSet<TechnicianId> near(Sighting sighting, double holder) {
    double least = Math.max(0, holder);
    SortedSet<TechnicianId> found = new TreeSet<>();
    GeoPoint point = sighting.fix().point();
    for (int i = firstFrom(point.lat() - REACH); i < byLatitude.size(); i++) {
      Entry entry = byLatitude.get(i);
      if (entry.lat() > point.lat() + REACH) {
        break;
      }
      if (entry.stay.holds(sighting.lo(), sighting.hi())
          && places.unlimited(sighting.fix(), entry.stay) > least) {
        found.add(entry.technician);
      }
    }
    return found;
  }

  private int firstFrom(double latitude) {
    return Ascending.first(byLatitude.size(), i -> byLatitude.get(i).lat() >= latitude);
  }
}
