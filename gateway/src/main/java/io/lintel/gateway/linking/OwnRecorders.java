package io.lintel.gateway.linking;

import io.lintel.gateway.visit.TechnicianId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * In which of their stays technicians were without their own recorder, which was somewhere else.
 * Whoever's recorder was there then, and of whom nobody knows where they were, may have exchanged.
 */
final class WithoutOwn {
  /** Less may be two addresses close together. */
  private static final double DECISIVE = 2;

  private final Map<TechnicianId, Set<Stay>> stays = new LinkedHashMap<>();
  private final PlaceEvidence places;

  WithoutOwn(List<Astray> astray, Map<TechnicianId, List<Stay>> everybodys, PlaceEvidence places) {
    this.places = places;
    Map<TechnicianId, List<Astray>> owned = new LinkedHashMap<>();
    for (Astray one : astray) {
      owned.computeIfAbsent(one.holder(), holder -> new ArrayList<>()).add(one);
    }
    owned.forEach(
        (technician, own) -> {
          Set<Stay> without = new LinkedHashSet<>();
          for (Stay stay : everybodys.getOrDefault(technician, List.of())) {
            if (stay.sure() && areElsewhere(own, stay)) {
              without.add(stay);
            }
          }
          stays.put(technician, without);
        });
  }

  private boolean areElsewhere(List<Astray> own, Stay stay) {
    boolean away = false;
    for (Astray one : own) {
      Middle middle = new Middle();
      List<Sighting> seen = one.seen();
      for (int i = firstFrom(seen, stay.from()); i < seen.size(); i++) {
        if (seen.get(i).at() > stay.to()) {
          break;
        }
        middle.add(seen.get(i).fix());
      }
      double there = middle.count() == 0 ? 0 : places.of(middle.fix(), stay);
      if (there > 0) {
        return false;
      }
      away |= there < -DECISIVE;
    }
    return away;
  }

  Predicate<Stay> of(TechnicianId technician) {
    return stays.getOrDefault(technician, Set.of())::contains;
  }

  /**
   * Those at whose stays, without a recorder of their own, {@code one} was seen while nobody knows
   * where its holder was; as often as they met.
   */
  List<TechnicianId> met(Astray one, Stays holder) {
    List<TechnicianId> met = new ArrayList<>();
    stays.forEach(
        (technician, without) -> {
          for (Stay stay : without) {
            int i = firstFrom(one.seen(), stay.from());
            if (i < one.seen().size() && isThere(one.seen().get(i), stay, holder)) {
              met.add(technician);
            }
          }
        });
    return met;
  }

  private boolean isThere(Sighting seen, Stay stay, Stays holder) {
    return stay.holds(seen.lo(), seen.hi())
        && holder.holding(seen.lo(), seen.hi()) == null
        && places.of(seen.fix(), stay) > 0;
  }

  private static int firstFrom(List<Sighting> seen, long moment) {
    return Ascending.first(seen.size(), i -> seen.get(i).lo() >= moment);
  }
}
