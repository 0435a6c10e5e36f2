package io.lintel.simulator.people;

import io.lintel.simulator.mishap.HabitMishaps;
import io.lintel.simulator.mishap.Strike;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** How somebody taps all day, whatever they do. */
record TapHabits(
    Luck luck, Optional<Strike> ahead, Optional<Strike> leftLate, Optional<Strike> bulk) {
  private static final Set<Deed> RINGS = Set.of(Deed.BELL, Deed.KNOCKED);

  static TapHabits of(Luck luck) {
    return new TapHabits(
        luck,
        luck.today(HabitMishaps.KNOCK_TAPPED_AHEAD),
        luck.today(HabitMishaps.LEFT_TAPPED_LATE),
        luck.today(HabitMishaps.TAPS_IN_BULK));
  }

  /**
   * At one visit.
   *
   * @param ahead how long before the ring it is tapped
   * @param leftLate how long after leaving it is tapped
   * @param notBefore when the first of all taps is
   * @param apart between two taps that come together; empty for as fast as somebody taps
   */
  record Here(Duration ahead, Duration leftLate, Instant notBefore, Optional<Duration> apart) {
    static final Here NONE = new Here(Duration.ZERO, Duration.ZERO, Instant.MIN, Optional.empty());

    Duration shift(Deed deed) {
      if (RINGS.contains(deed)) {
        return ahead.negated();
      }
      return deed == Deed.LEFT ? leftLate : Duration.ZERO;
    }
  }

  Here in(Walk walk) {
    Optional<Strike> all = bulk.filter(it -> luck.covers(it, walk));
    return new Here(
        by(ahead, walk),
        by(leftLate, walk),
        all.map(it -> walk.lastAct().plus(it.duration("after"))).orElse(Instant.MIN),
        all.map(it -> it.duration("apart")));
  }

  private Duration by(Optional<Strike> habit, Walk walk) {
    return habit
        .filter(it -> luck.covers(it, walk))
        .map(it -> it.duration("by"))
        .orElse(Duration.ZERO);
  }
}
