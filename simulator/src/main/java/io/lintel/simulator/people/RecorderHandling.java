package io.lintel.simulator.people;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.mishap.CustodyMishaps;
import io.lintel.simulator.mishap.HandlingMishaps;
import io.lintel.simulator.mishap.Strike;
import io.lintel.simulator.people.Press.Button;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How one technician treats the recorder they have in hand, all day. Whoever does it well switches
 * it on some seconds before the knock, at each door, and off after the last act.
 *
 * @param presses in the order of time
 * @param losses of power, and what became of the clock
 */
public record RecorderHandling(List<Press> presses, List<PowerLoss> losses) {
  private static final double TRIES_IT_AT_THE_DEPOT = 0.3;
  private static final Duration BOOTS = Duration.ofSeconds(8);

  /** A recorder is off for good when its bearer has gone on to the next door by this. */
  private static final Duration GONE = Duration.ofSeconds(40);

  /** Late starts and early ends leave at least this much of the visit on record. */
  private static final double MOST_MISSED = 0.7;

  public RecorderHandling {
    presses = List.copyOf(presses);
    losses = List.copyOf(losses);
  }

  /**
   * @param back when it has power again
   * @param forgetful whether its clock begins again at its factory's date
   */
  public record PowerLoss(Instant at, Instant back, boolean forgetful) {}

  public static RecorderHandling of(Round round, Luck luck, Dice dice) {
    return new Hand(round, luck, dice).day();
  }

  private static final class Hand {
    private final Round round;
    private final Luck luck;
    private final Dice dice;
    private final Runs runs = new Runs();
    private final List<PowerLoss> losses = new ArrayList<>();

    Hand(Round round, Luck luck, Dice dice) {
      this.round = round;
      this.luck = luck;
      this.dice = dice;
    }

    RecorderHandling day() {
      List<Press> presses = new ArrayList<>();
      Instant poweredOn = round.handedOut().plus(dice.seconds(20, 90));
      presses.add(new Press(poweredOn, Button.POWER_ON));
      if (dice.chance(TRIES_IT_AT_THE_DEPOT)) {
        runs.run(poweredOn.plusSeconds(20), poweredOn.plusSeconds(45));
      }
      luck.today(HandlingMishaps.ONE_LONG_RECORDING).ifPresent(this::allDay);
      for (List<Walk> stop : round.calls()) {
        stop.forEach(this::door);
        share(stop);
        luck.in(stop.get(0), CustodyMishaps.RECORDER_LEFT_BEHIND)
            .ifPresent(strike -> leave(stop, strike));
        stop.forEach(this::mishandled);
      }
      losses.forEach(loss -> runs.rest(loss.at(), loss.back().plus(BOOTS)));
      presses.addAll(runs.pressed());
      for (PowerLoss loss : losses) {
        presses.removeIf(press -> press.at().equals(loss.at()));
        presses.add(new Press(loss.at(), Button.BATTERY_DIES));
        presses.add(new Press(loss.back(), Button.POWER_ON));
      }
      presses.sort(Comparator.comparing(Press::at));
      return new RecorderHandling(presses, losses);
    }

    private void door(Walk walk) {
      Dice own = dice.fork(walk.errand().visit());
      Instant on = walk.knock().minus(own.seconds(12, 27));
      runs.run(on.isBefore(walk.arrived()) ? walk.arrived() : on, off(walk, own));
    }

    private static Instant off(Walk walk, Dice own) {
      return walk.lastAct().plus(own.seconds(4, 30));
    }

    /** One recording from before the first door of the day to after the last. */
    private void allDay(Strike strike) {
      List<Walk> walks = round.walks().stream().filter(it -> luck.covers(strike, it)).toList();
      if (!walks.isEmpty()) {
        Instant on = walks.get(0).knock().minus(strike.dice().seconds(12, 27));
        runs.run(on, walks.get(walks.size() - 1).lastAct().plusSeconds(2));
      }
    }

    /** One recording from before the first door of a staircase to after the last. */
    private void share(List<Walk> stop) {
      Walk first = stop.get(0);
      Walk last = stop.get(stop.size() - 1);
      if (stop.size() > 1 && luck.in(first, HandlingMishaps.SHARED_RECORDING).isPresent()) {
        runs.run(first.knock().minusSeconds(1), last.lastAct().plusSeconds(2));
      }
    }

    private void mishandled(Walk walk) {
      Instant gone = walk.lastAct().plus(GONE);
      luck.in(walk, HandlingMishaps.RECORDER_ON_LATE)
          .ifPresent(it -> runs.rest(walk.arrived(), walk.knock().plus(some(it, "by", walk))));
      luck.in(walk, HandlingMishaps.RECORDER_NEVER_ON)
          .ifPresent(it -> runs.rest(walk.arrived(), gone));
      luck.in(walk, HandlingMishaps.RECORDER_OFF_EARLY)
          .ifPresent(it -> runs.rest(walk.ended().minus(some(it, "by", walk)), gone));
      luck.in(walk, HandlingMishaps.RECORDER_PAUSED_INSIDE).ifPresent(it -> pause(walk, it));
      luck.in(walk, HandlingMishaps.BATTERY_DEATH).ifPresent(it -> batteryDies(walk, it));
    }

    /** Where nobody can press its button: it runs all the time, or not at all. */
    private void leave(List<Walk> stop, Strike strike) {
      Instant arrived = stop.get(0).arrived();
      Instant gone = stop.get(stop.size() - 1).lastAct().plus(GONE);
      if (strike.yes("recording")) {
        runs.run(arrived, gone);
      } else {
        runs.rest(arrived, gone);
      }
    }

    private void pause(Walk walk, Strike strike) {
      Instant from = walk.knock().plus(part(walk, strike.dice().between(0.25, 0.5)));
      runs.rest(from, from.plus(some(strike, "lasts", walk)));
    }

    private void batteryDies(Walk walk, Strike strike) {
      Instant at = walk.knock().plus(part(walk, strike.dice().between(0.3, 0.7)));
      Instant back = at.plus(strike.duration("back_after"));
      boolean off = losses.stream().anyMatch(other -> other.back().plus(BOOTS).isAfter(at));
      if (!off) {
        losses.add(new PowerLoss(at, back, strike.text("clock").equals("factory")));
      }
    }

    /** As drawn, but no more than most of the visit. */
    private static Duration some(Strike strike, String parameter, Walk walk) {
      Duration drawn = strike.duration(parameter);
      Duration most = part(walk, MOST_MISSED);
      return drawn.compareTo(most) < 0 ? drawn : most;
    }

    private static Duration part(Walk walk, double share) {
      return Duration.ofMillis(
          Math.round(Duration.between(walk.knock(), walk.ended()).toMillis() * share));
    }
  }
}
