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
import java.util.function.ToDoubleFunction;

/**
 * Where technicians' own recorders were: in which of their stays they were without one, which was
 * somewhere else, and at whose stays it was. Whoever's recorder was there while a technician was
 * without, and of whom nobody knows where they were, may have exchanged.
 */
final class OwnRecorders {
  private final Map<TechnicianId, List<Astray>> owned = new LinkedHashMap<>();
  private final Map<TechnicianId, Set<Stay>> without = new LinkedHashMap<>();

  /** By technician, how well one fits a stay: asked for each position of others' there. */
  private final Map<TechnicianId, Map<Stay, Double>> at = new HashMap<>();

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
            if (stay.sure() ? areElsewhere(own, stay) : cameNever(own, stay)) {
              its.add(stay);
            }
          }
          without.put(technician, its);
        });
  }

  private boolean areElsewhere(List<Astray> own, Stay stay) {
    boolean away = false;
    for (Astray one : own) {
      double there = places.limited(during(one, stay));
      if (there > 0) {
        return false;
      }
      away |= there < -PlaceEvidence.DECISIVE;
    }
    return away;
  }

  /** Of a visit tapped afterwards: seen in the hours before, and not once at its address. */
  private boolean cameNever(List<Astray> own, Stay stay) {
    boolean seen = false;
    for (Astray one : own) {
      for (Sighting sighting : meanwhile(one, stay)) {
        if (places.of(sighting.fix(), stay) > 0) {
          return false;
        }
        seen = true;
      }
    }
    return seen;
  }

  /** How well its places fit {@code stay} while that lasted; 0 where it was not seen then. */
  private double during(Astray one, Stay stay) {
    Middle middle = new Middle();
    meanwhile(one, stay).forEach(sighting -> middle.add(sighting.fix()));
    return middle.count() == 0 ? 0 : places.unlimited(middle.fix(), stay);
  }

  private static List<Sighting> meanwhile(Astray one, Stay stay) {
    List<Sighting> seen = one.seen();
    int from = firstFrom(seen, stay.from());
    int to = Ascending.first(seen.size(), i -> seen.get(i).at() > stay.to());
    return seen.subList(from, Math.max(from, to));
  }

  /**
   * What a bearer's own recorders say.
   *
   * @param without in which of the bearer's stays they were somewhere else; there it counts that
   *     another one was seen, though nobody knows where its holder was
   * @param there how well their places fit a stay of somebody else's; 0 where they were not there
   * @param exchanged whether they are taken to have come to the other's holder
   */
  record Words(Predicate<Stay> without, ToDoubleFunction<Stay> there, boolean exchanged) {}

  /** Where nothing is taken to have come back. */
  Words alone(TechnicianId technician) {
    return new Words(stay -> false, at(technician), false);
  }

  /** Where one of them is taken to have come back for the other's. */
  Words exchanged(TechnicianId technician) {
    return new Words(without.getOrDefault(technician, Set.of())::contains, at(technician), true);
  }

  private ToDoubleFunction<Stay> at(TechnicianId technician) {
    List<Astray> own = owned.getOrDefault(technician, List.of());
    Map<Stay, Double> known = at.computeIfAbsent(technician, its -> new HashMap<>());
    return stay ->
        known.computeIfAbsent(
            stay, at -> own.stream().mapToDouble(one -> during(one, at)).reduce(0, Math::max));
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
            if (meanwhile(one, stay).stream().anyMatch(seen -> isThere(seen, stay, holder))) {
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
