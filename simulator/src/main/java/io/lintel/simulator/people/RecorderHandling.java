package io.lintel.simulator.people;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.people.Press.Button;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a habit does to the recorder at one door. */
final class RecorderHandling {
  /** Late starts leave at least this share of the visit on record. */
  private static final double LATEST = 0.7;

  private static final double RESTARTS = 0.6;

  private final Walk walk;
  private final Dice dice;
  private final List<Press> presses = new ArrayList<>();

  private RecorderHandling(Walk walk, Dice dice) {
    this.walk = walk;
    this.dice = dice;
  }

  /** A door that is recorded by itself. */
  static List<Press> atOneDoor(Walk walk, Dice dice) {
    RecorderHandling handling = new RecorderHandling(walk, dice);
    switch (walk.habit()) {
      case CAREFUL -> handling.recording(wellBefore(walk, dice));
      case JUST_IN_TIME -> handling.recording(walk.knock().minus(dice.seconds(3, 10)));
      case LATE_BY_SECONDS -> handling.recording(handling.late(8, 55));
      case LATE_BY_MINUTES -> handling.recording(handling.late(90, 400));
      case NEVER -> {}
      case STOPPED_INSIDE -> handling.stoppedInside();
      case BATTERY_DIES -> handling.batteryDies();
    }
    return handling.presses;
  }

  /** One recording from before the first door to after the last. */
  static List<Press> overAllDoors(Walk first, Walk last, Dice dice) {
    return List.of(
        new Press(wellBefore(first, dice), Button.START),
        new Press(afterLeaving(last, dice), Button.STOP));
  }

  private static Instant wellBefore(Walk walk, Dice dice) {
    return walk.knock().minus(dice.seconds(12, 27));
  }

  private static Instant afterLeaving(Walk walk, Dice dice) {
    return walk.lastAct().plus(dice.seconds(4, 30));
  }

  private Instant late(double low, double high) {
    Duration atMost = part(LATEST);
    Duration drawn = dice.seconds(low, high);
    return walk.knock().plus(drawn.compareTo(atMost) < 0 ? drawn : atMost);
  }

  private void recording(Instant from) {
    press(from, Button.START);
    press(afterLeaving(walk, dice), Button.STOP);
  }

  private void stoppedInside() {
    press(wellBefore(walk, dice), Button.START);
    press(walk.knock().plus(part(dice.between(0.3, 0.5))), Button.STOP);
    if (dice.chance(RESTARTS)) {
      recording(walk.knock().plus(part(dice.between(0.65, 0.85))));
    }
  }

  private void batteryDies() {
    press(wellBefore(walk, dice), Button.START);
    press(walk.knock().plus(part(dice.between(0.3, 0.7))), Button.BATTERY_DIES);
    press(walk.lastAct().plus(dice.seconds(10, 30)), Button.POWER_ON);
  }

  private Duration part(double share) {
    return Duration.ofMillis(
        Math.round(Duration.between(walk.knock(), walk.ended()).toMillis() * share));
  }

  private void press(Instant at, Button button) {
    presses.add(new Press(at, button));
  }
}
