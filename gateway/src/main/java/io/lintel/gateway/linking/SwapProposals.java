package io.lintel.gateway.linking;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.linking.Borne.Stretch;
import io.lintel.gateway.visit.TechnicianId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who seems to have carried whose recorder on one day. A hypothesis is about a pair of recorders
 * (or a recorder and somebody whose own is not known to have gone anywhere), costs its prior once,
 * and is weighed against the book and against every other bearer.
 */
public final class SwapProposals {
  /** Of an astray recorder's positions, so many are asked who else was there. */
  private static final int ASKED_LIMIT = 48;

  /** Bearers that are weighed for one recorder: those most often met. */
  private static final int BEARERS_LIMIT = 16;

  /** A recorder came back if its places say so at least as much as this share of one position. */
  private static final double CAME_BACK = 0.5;

  /**
   * So much less likely than right at the holder's stay a position makes one ask who was nearer.
   */
  private static final double BESIDE = 1;

  private static final Comparator<Swap> IN_ORDER =
      Comparator.comparing(Swap::recorderA).thenComparing(Swap::from);

  private final Weights weights;
  private final PlaceEvidence places;
  private final List<Astray> astray;
  private final Map<TechnicianId, Stays> stays = new TreeMap<>();
  private final StayIndex index;
  private final OwnRecorders own;
  private final long dayFrom;
  private final long dayTo;

  private SwapProposals(
      List<Astray> astray,
      Map<TechnicianId, List<Stay>> stays,
      Instant dayFrom,
      Instant dayTo,
      Weights weights) {
    this.weights = weights;
    this.dayFrom = Micros.of(dayFrom);
    this.dayTo = Micros.of(dayTo);
    this.places = new PlaceEvidence(weights.place());
    this.astray = astray;
    stays.forEach((technician, all) -> this.stays.put(technician, new Stays(all)));
    this.index = new StayIndex(stays, places);
    this.own = new OwnRecorders(astray, stays, places);
  }

  /**
   * @param astray of everybody, of one day
   * @param stays of everybody who worked on that day
   * @param dayFrom when the day begins; no swap reaches over its ends
   * @return those more likely than not, by recorder A
   */
  public static List<Swap> of(
      List<Astray> astray,
      Map<TechnicianId, List<Stay>> stays,
      Instant dayFrom,
      Instant dayTo,
      Weights weights) {
    return new SwapProposals(astray, stays, dayFrom, dayTo, weights).proposals();
  }

  private List<Swap> proposals() {
    Map<Set<String>, Swap> exchanges = new TreeMap<>(Comparator.comparing(Set::toString));
    List<Swap> swaps = new ArrayList<>();
    List<Set<TechnicianId>> candidates = candidates();
    for (int i = 0; i < astray.size(); i++) {
      Astray one = astray.get(i);
      Found found = likeliest(one, candidates.get(i));
      if (found == null) {
        continue;
      }
      Swap likeliest = found.swap;
      String other = likeliest.recorderB();
      if (other == null) {
        add(likeliest, found.stretch, swaps);
        continue;
      }
      // Both recorders of an exchange have to agree; the less sure of them says how sure it is.
      Swap seen = exchanges.putIfAbsent(new TreeSet<>(Set.of(one.recorder(), other)), likeliest);
      if (seen != null && other.equals(seen.recorderA())) {
        add(agreed(seen, likeliest), found.stretch, swaps);
      }
    }
    swaps.sort(IN_ORDER);
    return swaps;
  }

  private record Found(Swap swap, Stretch stretch) {}

  /** Before and after, while the two were at one door, it is as likely as not. */
  private void add(Swap swap, Stretch stretch, List<Swap> swaps) {
    Instant told = stretch.told().isAfter(swap.from()) ? stretch.told() : swap.from();
    Instant toldTo = stretch.toldTo().isBefore(swap.to()) ? stretch.toldTo() : swap.to();
    swaps.add(swap.within(told, toldTo, swap.confidence()));
    double even = Math.min(swap.confidence(), weights.noneFrom());
    if (swap.from().isBefore(told)) {
      swaps.add(swap.within(swap.from(), told, even));
    }
    if (toldTo.isBefore(swap.to())) {
      swaps.add(swap.within(toldTo, swap.to(), even));
    }
  }

  private static Swap agreed(Swap one, Swap other) {
    Swap named = one.recorderA().compareTo(other.recorderA()) <= 0 ? one : other;
    return new Swap(
        named.recorderA(),
        named.technicianA(),
        named.recorderB(),
        named.technicianB(),
        named.from(),
        named.to(),
        Math.min(one.confidence(), other.confidence()),
        named.evidence());
  }

  private record Bearer(TechnicianId technician, @Nullable Astray exchanged, Stretch stretch) {}

  /** Whom each of {@link #astray} met, or whose recorder met its holder: then both are asked. */
  private List<Set<TechnicianId>> candidates() {
    List<Set<TechnicianId>> candidates = new ArrayList<>();
    for (Astray one : astray) {
      Stays holder = stays.get(one.holder());
      candidates.add(holder == null ? new TreeSet<>() : new TreeSet<>(met(one, holder)));
    }
    List<List<TechnicianId>> met = candidates.stream().map(List::copyOf).toList();
    for (int i = 0; i < astray.size(); i++) {
      TechnicianId holder = astray.get(i).holder();
      for (int j = 0; j < astray.size(); j++) {
        if (met.get(j).contains(holder)) {
          candidates.get(i).add(astray.get(j).holder());
        }
      }
      candidates.get(i).remove(holder);
    }
    return candidates;
  }

  /** What became of {@code one}, or null if that is most likely what the book says. */
  private @Nullable Found likeliest(Astray one, Set<TechnicianId> candidates) {
    Stays holder = stays.get(one.holder());
    if (holder == null) {
      return null;
    }
    List<Bearer> bearers = new ArrayList<>();
    for (TechnicianId technician : candidates) {
      Bearer bearer = bearer(one, holder, technician);
      if (bearer.stretch.weight() > 0) {
        bearers.add(bearer);
      }
    }
    Bearer best = null;
    for (Bearer bearer : bearers) {
      best = best == null || bearer.stretch.weight() > best.stretch.weight() ? bearer : best;
    }
    double confidence = best == null ? 0 : confidence(best, bearers);
    if (best == null || confidence < weights.noneFrom()) {
      return null;
    }
    Swap swap =
        new Swap(
            one.recorder(),
            one.holder(),
            best.exchanged == null ? null : best.exchanged.recorder(),
            best.technician,
            best.stretch.from(),
            best.stretch.to(),
            confidence,
            best.stretch.evidence());
    return new Found(swap, best.stretch);
  }

  private Bearer bearer(Astray one, Stays holder, TechnicianId technician) {
    Stays bearer = stays.getOrDefault(technician, new Stays(List.of()));
    Stretch alone =
        within(
            Weighing.of(one, holder, bearer, own.alone(technician), places),
            one.heldFrom(),
            one.heldTo());
    Bearer best = new Bearer(technician, null, alone);
    // That a bearer was without their own says something only if it came to the holder instead, or
    // if nothing tells where the holder went.
    Borne borne = Weighing.of(one, holder, bearer, own.exchanged(technician), places);
    double oneWay = within(borne, one.heldFrom(), one.heldTo()).weight();
    for (Astray other : astray) {
      if (other.holder().equals(technician) && !other.recorder().equals(one.recorder())) {
        Stretch both =
            within(
                borne.and(Weighing.of(other, bearer, holder, own.exchanged(one.holder()), places)),
                Math.min(one.heldFrom(), other.heldFrom()),
                Math.max(one.heldTo(), other.heldTo()));
        // The same prior for both ways: whatever came back makes it likelier.
        double least =
            holder.isSeenWithin(both.from(), both.to())
                ? Math.max(oneWay, best.stretch.weight())
                : best.stretch.weight();
        if (both.weight() >= least + weights.place() * CAME_BACK) {
          best = new Bearer(technician, other, both);
        }
      }
    }
    return best;
  }

  private Stretch within(Borne borne, long from, long to) {
    return borne.best(Math.max(dayFrom, from), Math.min(dayTo, to));
  }

  /**
   * The probability of {@code best} against the book and the other bearers. What places say at most
   * holds for each of these comparisons, so that a long day does not make all bearers alike.
   */
  private double confidence(Bearer best, List<Bearer> bearers) {
    double against = Math.exp(-weights.swap() - atMost(best.stretch.weight()));
    for (Bearer bearer : bearers) {
      against += Math.exp(-atMost(best.stretch.weight() - bearer.stretch.weight()));
    }
    // Best itself is among the bearers, and stands there for 1.
    return 1 / against;
  }

  private double atMost(double weight) {
    return Math.min(weights.placesAtMost(), weight);
  }

  /**
   * A position some way from where the holder was.
   *
   * @param byHolder how well it fits all the same
   */
  private record Beside(Sighting seen, double byHolder) {}

  /**
   * Who was where the recorder was rather than its holder, be it next door; or who was there while
   * nobody knows where the holder was, and their own recorder was elsewhere.
   */
  private List<TechnicianId> met(Astray one, Stays holder) {
    List<Beside> away = new ArrayList<>();
    for (Sighting seen : one.seen()) {
      Stay stay = holder.holding(seen.lo(), seen.hi());
      if (stay != null && places.off(seen.fix(), stay) > BESIDE) {
        away.add(new Beside(seen, places.unlimited(seen.fix(), stay)));
      }
    }
    int step = 1 + (away.size() - 1) / ASKED_LIMIT;
    Map<TechnicianId, Integer> times = new TreeMap<>();
    for (int i = 0; i < away.size(); i += step) {
      index
          .near(away.get(i).seen, away.get(i).byHolder)
          .forEach(technician -> times.merge(technician, 1, Integer::sum));
    }
    for (TechnicianId technician : own.met(one, holder)) {
      times.merge(technician, 1, Integer::sum);
    }
    times.remove(one.holder());
    return times.entrySet().stream()
        .sorted(
            Map.Entry.<TechnicianId, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(BEARERS_LIMIT)
        .map(Map.Entry::getKey)
        .collect(Collectors.toList());
  }
}
