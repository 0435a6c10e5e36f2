package io.lintel.gateway.linking;

import io.lintel.gateway.visit.TechnicianId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where technicians' own recorders were: in which of their stays they were without one, which was
 * somewhere else, and at whose stays it was. Whoever's recorder was there while a technician was
 * without, and of whom nobody knows where they were, may have exchanged.
 */
final class OwnRecorders {
  private final Map<TechnicianId, List<Astray>> owned = new LinkedHashMap<>();
  private final Map<TechnicianId, Set<Stay>> without = new LinkedHashMap<>();

  /** By technician, whether one was at a stay: asked for each position that others' were there. */
  private final Map<TechnicianId, Map<Stay, Boolean>> at = new HashMap<>();

  private final PlaceEvidence places;

  OwnRecorders(
      List<Astray> astray, Map<TechnicianId, List<Stay>> everybodys, PlaceEvidence places) {
    this.places = places;
    for (Astray one : astray) {
      owned.computeIfAbsent(one.holder(), holder -> new ArrayList<>()).add(one);
    }
    owned.forEach(
        (technician, own) -> {
          Set<Stay> its = new LinkedHashSet<>();
          for (Stay stay : everybodys.getOrDefault(technician, List.of())) {
            if (stay.sure() && areElsewhere(own, stay)) {
              its.add(stay);
            }
          }
          without.put(technician, its);
        });
  }

  private boolean areElsewhere(List<Astray> own, Stay stay) {
    boolean away = false;
    for (Astray one : own) {
      double there = during(one, stay);
      if (there > 0) {
        return false;
      }
      away |= there < -PlaceEvidence.DECISIVE;
    }
    return away;
  }

  /** How well its places fit {@code stay} while that lasted; 0 where it was not seen then. */
  private double during(Astray one, Stay stay) {
    Middle middle = new Middle();
    List<Sighting> seen = one.seen();
    for (int i = firstFrom(seen, stay.from()); i < seen.size(); i++) {
      if (seen.get(i).at() > stay.to()) {
        break;
      }
      middle.add(seen.get(i).fix());
    }
    return middle.count() == 0 ? 0 : places.of(middle.fix(), stay);
  }

  /** The stays of {@code technician} without a recorder of their own. */
  Predicate<Stay> without(TechnicianId technician) {
    return without.getOrDefault(technician, Set.of())::contains;
  }

  /** Anybody's stays at which a recorder of {@code technician}'s own was. */
  Predicate<Stay> at(TechnicianId technician) {
    List<Astray> own = owned.getOrDefault(technician, List.of());
    Map<Stay, Boolean> known = at.computeIfAbsent(technician, its -> new HashMap<>());
    return stay ->
        known.computeIfAbsent(stay, at -> own.stream().anyMatch(one -> during(one, at) > 0));
  }

  /**
   * Those at whose stays, without a recorder of their own, {@code one} was seen while nobody knows
   * where its holder was; as often as they met.
   */
  List<TechnicianId> met(Astray one, Stays holder) {
    List<TechnicianId> met = new ArrayList<>();
    without.forEach(
        (technician, stays) -> {
          for (Stay stay : stays) {
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
