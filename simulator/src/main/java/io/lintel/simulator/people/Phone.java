package io.lintel.simulator.people;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.mishap.PhoneMishaps;
import io.lintel.simulator.mishap.Strike;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A technician's phone: acts become taps, a little early or late, and taps become messages, at once
 * or when there is a network again. It counts the time between tap and sending by its monotonic
 * clock, so its wall clock may be wrong.
 */
public final class Phone {
  private static final Duration BETWEEN_TAPS = Duration.ofMillis(400);
  private static final Duration TAPPING = Duration.ofSeconds(90);
  private static final double EARLY = 0.25;
  private static final Set<Deed> RINGS = Set.of(Deed.BELL, Deed.KNOCKED);

  private final UnaryOperator<Instant> clock;
  private final Luck luck;
  private final Dice dice;
  private final TapHabits habits;

  /**
   * @param clock what it shows at a moment
   */
  public Phone(UnaryOperator<Instant> clock, Luck luck, Dice dice) {
    this.clock = clock;
    this.luck = luck;
    this.dice = dice;
    this.habits = TapHabits.of(luck);
  }

  /**
   * One tap and its message.
   *
   * @param at when it was tapped
   * @param sentAt when it left the phone
   * @param stated what the phone's clock showed at the tap
   * @param sent what it showed at sending
   */
  public record Tap(UUID id, Act act, Instant at, Instant sentAt, Instant stated, Instant sent) {}

  /** The calls before a visit: tapped and sent at once. */
  public List<Tap> calls(Walk walk) {
    return taps(
        walk.arrangement().calls(),
        Instant.MIN,
        Instant.MIN,
        TapHabits.Here.NONE,
        dice.fork("calls " + key(walk)));
  }

  /**
   * The taps of one visit.
   *
   * @param leaves when the staircase is left
   * @param next when somebody arrives at the next one
   */
  public List<Tap> taps(Walk walk, Instant leaves, Instant next) {
    Dice own = dice.fork(key(walk));
    List<Act> acts = walk.tapped();
    if (luck.in(walk, PhoneMishaps.KNOCK_NOT_TAPPED).isPresent()) {
      acts = acts.stream().filter(act -> !RINGS.contains(act.deed())).toList();
    }
    Optional<Strike> late = luck.in(walk, PhoneMishaps.STEPS_TAPPED_LATE);
    Instant inTheCar =
        late.map(strike -> inTheCar(leaves.plus(strike.duration("after")), leaves, next))
            .orElse(Instant.MIN);
    Optional<Strike> offline = luck.in(walk, PhoneMishaps.TAPS_OFFLINE);
    Instant backOnline =
        offline
            .map(strike -> walk.lastAct().plus(strike.duration("back_after")))
            .orElse(Instant.MIN);
    TapHabits.Here here = late.isPresent() ? TapHabits.Here.NONE : habits.in(walk);
    return taps(acts, latest(inTheCar, here.notBefore()), backOnline, here, own);
  }

  private List<Tap> taps(
      List<Act> acts,
      Instant notTappedBefore,
      Instant notSentBefore,
      TapHabits.Here habit,
      Dice own) {
    List<Tap> taps = new ArrayList<>();
    Instant before = notTappedBefore;
    Instant sentBefore = notSentBefore;
    for (Act act : acts) {
      Instant usual = act.at().plus(offset(own)).plus(habit.shift(act.deed()));
      Duration between = between(act, before, own);
      Instant tapped = latest(usual, before.plus(habit.apart().orElse(between)));
      Instant sentAt = latest(tapped.plus(own.seconds(0.05, 0.4)), sentBefore);
      taps.add(new Tap(own.uuid(), act, tapped, sentAt, clock.apply(tapped), clock.apply(sentAt)));
      before = tapped;
      sentBefore = sentAt;
    }
    return taps;
  }

  /** Once some streets on, and before there is something else to do. */
  private static Instant inTheCar(Instant wanted, Instant leaves, Instant next) {
    Instant latest = next.equals(Instant.MAX) ? wanted : next.minus(TAPPING);
    return latest(leaves.plus(TAPPING), wanted.isBefore(latest) ? wanted : latest);
  }

  /** Who taps from memory needs a second or two for each. */
  private static Duration between(Act act, Instant before, Dice own) {
    return act.at().isBefore(before) ? own.seconds(0.7, 2.5) : BETWEEN_TAPS;
  }

  /** Mostly right after the act, sometimes a moment before it. */
  private static Duration offset(Dice own) {
    return own.chance(EARLY) ? own.seconds(0, 3.5).negated() : own.seconds(0.3, 4.2);
  }

  private static String key(Walk walk) {
    return walk.errand().visit();
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
