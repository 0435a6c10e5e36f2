package io.lintel.simulator.scenario;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.Fix;
import io.lintel.simulator.mishap.CustodyMishaps;
import io.lintel.simulator.mishap.Strike;
import io.lintel.simulator.people.Carrying;
import io.lintel.simulator.people.Carrying.Bearer;
import io.lintel.simulator.people.Walk;
import io.lintel.simulator.people.Whereabouts;
import io.lintel.simulator.town.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who has one recorder, and where it is: with its bearer, or in a car that drove on without them.
 *
 * @param left while its bearer was at some doors
 */
record RecorderHands(String recorder, String owner, Carrying carrying, List<Left> left) {
  private static final Duration FETCHED_AFTER = Duration.ofSeconds(45);
  private static final double METRES_PER_SECOND = 12;

  RecorderHands {
    left = List.copyOf(left);
  }

  /**
   * It is driven to a place and back.
   *
   * @param visits meanwhile
   * @param way how long it takes to the place
   */
  record Left(Set<String> visits, Instant from, Instant back, Duration way, Place place) {
    Left {
      visits = Set.copyOf(visits);
    }

    Instant to() {
      return back.plus(way);
    }

    boolean covers(Instant at) {
      return !at.isBefore(from) && at.isBefore(to());
    }

    /**
     * @param bearer where they are at a moment
     */
    Place at(Instant at, Whereabouts bearer) {
      double out = Math.min(1, part(from, at));
      double home = Math.max(0, part(back, at));
      return home > 0
          ? place.towards(bearer.at(to()), Math.min(1, home))
          : bearer.at(from).towards(place, out);
    }

    private double part(Instant begin, Instant at) {
      return (double) Duration.between(begin, at).toMillis() / way.toMillis();
    }
  }

  static RecorderHands of(
      String recorder, String owner, Map<String, Bearer> bearers, Carrying carrying, Draft draft) {
    List<Left> left = new ArrayList<>();
    for (Bearer bearer : bearers.values()) {
      for (List<Walk> stop : bearer.round().calls()) {
        Walk first = stop.get(0);
        if (carrying.has(first.technician(), recorder, first.knock())) {
          draft
              .luck(first.technician())
              .in(first, CustodyMishaps.RECORDER_LEFT_BEHIND)
              .ifPresent(strike -> left.add(left(stop, strike)));
        }
      }
    }
    return new RecorderHands(recorder, owner, carrying, left);
  }

  private static Left left(List<Walk> stop, Strike strike) {
    double metres = strike.number("metres");
    double towards = strike.dice().between(0, 2 * Math.PI);
    Place door = stop.get(0).errand().door().staircase().place();
    return new Left(
        stop.stream().map(walk -> walk.errand().visit()).collect(Collectors.toSet()),
        stop.get(0).arrived(),
        stop.get(stop.size() - 1).lastAct().plus(FETCHED_AFTER),
        Duration.ofMillis(Math.round(1_000 * metres / METRES_PER_SECOND) + 1),
        door.moved(metres * Math.cos(towards), metres * Math.sin(towards)));
  }

  /** Who has it at {@code at}; while it lies somewhere, whose it is by the book. */
  String technician(Instant at) {
    return carrying.bearer(recorder, at).orElse(owner);
  }

  Place place(Instant at) {
    return away(at).map(one -> one.at(at, whereabouts(at))).orElseGet(() -> whereabouts(at).at(at));
  }

  /** The visits to which it did not come along. */
  Set<String> missed() {
    return left.stream().flatMap(one -> one.visits().stream()).collect(Collectors.toSet());
  }

  /** As its receiver would have it. */
  Fix fix(Instant at, Dice dice) {
    boolean outdoors = away(at).isPresent() || whereabouts(at).outdoors(at);
    return Fix.at(place(at), outdoors, dice);
  }

  private Optional<Left> away(Instant at) {
    return left.stream().filter(one -> one.covers(at)).findFirst();
  }

  private Whereabouts whereabouts(Instant at) {
    return carrying.whereabouts(recorder, at);
  }
}
