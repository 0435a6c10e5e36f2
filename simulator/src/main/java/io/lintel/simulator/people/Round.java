package io.lintel.simulator.people;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.people.Press.Button;
import io.lintel.simulator.town.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One technician's day as it really went: recorder taken at the depot, from stop to stop, home.
 *
 * @param handedOut when the recorder was taken
 * @param presses what was done to it, in the order of time
 */
public record Round(
    String technician,
    Instant handedOut,
    List<Walk> walks,
    List<Press> presses,
    Whereabouts whereabouts) {
  private static final double METRES_PER_SECOND = 4.5;
  private static final double ONE_RECORDING_FOR_ALL_DOORS = 0.6;
  private static final double TRIES_RECORDER_AT_DEPOT = 0.3;
  private static final Duration LUNCH_AFTER = Duration.ofHours(4);

  public Round {
    walks = List.copyOf(walks);
    presses = List.copyOf(presses);
  }

  /** Draws the day that {@code stops} make, beginning at the depot soon after {@code from}. */
  public static Round walked(
      String technician,
      Instant from,
      Place depot,
      List<Stop> stops,
      Map<Habit, Double> habits,
      Dice dice) {
    return new Walker(technician, from, depot, habits, dice).walk(stops);
  }

  /** The one who walks, with the time it has become. */
  private static final class Walker {
    private final String technician;
    private final Instant from;
    private final Map<Habit, Double> habits;
    private final Dice dice;
    private final List<Walk> walks = new ArrayList<>();
    private final List<Press> presses = new ArrayList<>();
    private final Whereabouts whereabouts;
    private Instant now;
    private Place here;
    private boolean lunched;

    Walker(String technician, Instant from, Place depot, Map<Habit, Double> habits, Dice dice) {
      this.technician = technician;
      this.from = from;
      this.habits = habits;
      this.dice = dice;
      this.now = from;
      this.here = depot;
      this.whereabouts = new Whereabouts(from, depot);
    }

    Round walk(List<Stop> stops) {
      now = from.plus(dice.seconds(60, 600));
      Instant handedOut = now;
      morning();
      for (Stop stop : stops) {
        travelTo(stop);
        callAtDoors(stop);
        whereabouts.stay(here, now, now);
        idle();
      }
      presses.sort(Comparator.comparing(Press::at));
      return new Round(technician, handedOut, walks, presses, whereabouts);
    }

    private void morning() {
      now = now.plus(dice.seconds(20, 90));
      presses.add(new Press(now, Button.POWER_ON));
      if (dice.chance(TRIES_RECORDER_AT_DEPOT)) {
        presses.add(new Press(now.plusSeconds(20), Button.START));
        presses.add(new Press(now.plusSeconds(45), Button.STOP));
      }
      now = now.plus(dice.seconds(600, 1800));
      whereabouts.stay(here, from, now);
    }

    private void travelTo(Stop stop) {
      Place there = stop.staircase().place();
      double riding = here.metresTo(there) / METRES_PER_SECOND;
      now = now.plus(dice.seconds(riding + 120, riding * 1.3 + 240));
      here = there;
      whereabouts.stay(here, now, now);
    }

    private void callAtDoors(Stop stop) {
      boolean oneRecording = stop.errands().size() > 1 && dice.chance(ONE_RECORDING_FOR_ALL_DOORS);
      int first = walks.size();
      for (Errand errand : stop.errands()) {
        Habit habit = oneRecording ? Habit.CAREFUL : dice.share(habits);
        Walk walk = new Walk(technician, errand, habit, Call.made(errand, now, dice));
        walks.add(walk);
        now = walk.lastAct().plus(dice.seconds(45, 120));
        if (!oneRecording) {
          presses.addAll(RecorderHandling.atOneDoor(walk, dice));
        }
      }
      if (oneRecording) {
        presses.addAll(
            RecorderHandling.overAllDoors(walks.get(first), walks.get(walks.size() - 1), dice));
      }
    }

    /** Time until the next appointment; once a day, lunch. */
    private void idle() {
      boolean hungry = !lunched && Duration.between(from, now).compareTo(LUNCH_AFTER) > 0;
      lunched |= hungry;
      now = now.plus(hungry ? dice.seconds(2700, 3900) : dice.seconds(240, 2400));
      whereabouts.stay(here, now, now);
    }
  }
}
