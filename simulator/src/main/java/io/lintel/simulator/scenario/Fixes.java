package io.lintel.simulator.scenario;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.Fix;
import io.lintel.simulator.mishap.FixMishaps;
import io.lintel.simulator.mishap.MishapKind;
import io.lintel.simulator.mishap.Strike;
import io.lintel.simulator.people.Luck;
import io.lintel.simulator.people.Round;
import io.lintel.simulator.people.Walk;
import io.lintel.simulator.town.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one receiver tells of where it is: as it is, but for the visits in which it is wrong. */
final class Fixes {
  private static final Place ZERO = new Place(0, 0);
  private static final Duration AFTERWARDS = Duration.ofSeconds(30);
  private static final String PHONE = "phone";
  private static final String RECORDER = "recorder";

  private final List<Wrong> wrong = new ArrayList<>();

  /** In one visit. */
  private record Wrong(Instant from, Instant to, Telling telling) {
    boolean covers(Instant at) {
      return !at.isBefore(from) && !at.isAfter(to);
    }
  }

  /** What is told instead of what is seen; null for nothing. */
  private interface Telling {
    @Nullable Fix of(Fix seen);
  }

  static Fixes ofPhone(Draft draft, Round round) {
    Fixes fixes = new Fixes();
    round.walks().forEach(walk -> fixes.add(draft, walk, PHONE, round.whereabouts()::at));
    return fixes;
  }

  /**
   * @param walks of whoever carries it
   * @param place where it is at a moment
   */
  static Fixes ofRecorder(Draft draft, List<Walk> walks, Function<Instant, Place> place) {
    Fixes fixes = new Fixes();
    walks.forEach(walk -> fixes.add(draft, walk, RECORDER, place));
    return fixes;
  }

  private void add(Draft draft, Walk walk, String whose, Function<Instant, Place> place) {
    Luck luck = draft.luck(walk.technician());
    on(FixMishaps.FIXES_MISSING, luck, walk, whose).ifPresent(it -> add(walk, seen -> null));
    on(FixMishaps.FIXES_AT_ZERO, luck, walk, whose)
        .ifPresent(it -> add(walk, seen -> new Fix(ZERO, seen.accuracyMetres())));
    on(FixMishaps.FIXES_STALE, luck, walk, whose)
        .ifPresent(it -> add(walk, stale(walk, it, whose, place)));
    on(FixMishaps.FIXES_BIASED, luck, walk, whose).ifPresent(it -> add(walk, biased(it)));
    on(FixMishaps.FIXES_COARSE, luck, walk, whose)
        .ifPresent(it -> add(walk, coarse(it, it.dice().fork(whose))));
  }

  private void add(Walk walk, Telling telling) {
    wrong.add(new Wrong(walk.arrived(), walk.lastAct().plus(AFTERWARDS), telling));
  }

  private static Optional<Strike> on(MishapKind kind, Luck luck, Walk walk, String whose) {
    return luck.in(walk, kind)
        .filter(it -> it.text("of").equals("both") || it.text("of").equals(whose));
  }

  private static Telling stale(
      Walk walk, Strike strike, String whose, Function<Instant, Place> place) {
    Instant then = walk.arrived().minus(strike.duration("age"));
    Fix last = Fix.at(place.apply(then), true, strike.dice().fork(whose));
    return seen -> last;
  }

  private static Telling biased(Strike strike) {
    double towards = strike.dice().between(0, 2 * Math.PI);
    double metres = strike.number("metres");
    double north = metres * Math.cos(towards);
    double east = metres * Math.sin(towards);
    return seen -> new Fix(rounded(seen.place().moved(north, east)), seen.accuracyMetres());
  }

  private static Telling coarse(Strike strike, Dice own) {
    return seen -> {
      double accuracy = strike.number("accuracy");
      double deviation = accuracy / Math.sqrt(2);
      Place cell = seen.place().moved(own.normal(deviation), own.normal(deviation));
      return new Fix(rounded(cell), (int) Math.round(accuracy));
    };
  }

  private static Place rounded(Place place) {
    return new Place(Math.round(place.lat() * 1e6) / 1e6, Math.round(place.lon() * 1e6) / 1e6);
  }

  /** What is told of {@code seen}; null where nothing is. */
  @Nullable Fix told(Instant at, Fix seen) {
    for (Wrong one : wrong) {
      if (one.covers(at)) {
        return one.telling().of(seen);
      }
    }
    return seen;
  }
}
