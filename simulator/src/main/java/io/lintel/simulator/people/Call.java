package io.lintel.simulator.people;

import io.lintel.simulator.chance.Dice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One call at one door as it really went, act by act. */
final class Call {
  private static final double RINGS_TWICE = 0.35;
  private static final double FORGETS_READING = 0.03;
  private static final double EMERGENCY_DOOR_STANDS_OPEN = 0.5;

  private final Errand.Kind kind;
  private final Encounters encounters;
  private final Dice dice;
  private final List<Act> acts = new ArrayList<>();
  private Instant now;

  private Call(Errand.Kind kind, Instant arrival, Encounters encounters, Dice dice) {
    this.kind = kind;
    this.now = arrival;
    this.encounters = encounters;
    this.dice = dice;
  }

  /** From the arrival at the staircase to the last act at the door. */
  static List<Act> made(Errand errand, Instant arrival, Encounters encounters, Dice dice) {
    Call call = new Call(errand.kind(), arrival, encounters, dice);
    call.acts.add(new Act(Deed.ARRIVED, arrival, false));
    if (errand.kind() == Errand.Kind.EMERGENCY) {
      call.emergency();
    } else if (call.rung()) {
      call.welcomed();
      call.work();
      call.farewell();
    } else {
      call.then(60, 180, Deed.NOT_MET);
      call.then(20, 60, Deed.NOTICE_LEFT);
    }
    return List.copyOf(call.acts);
  }

  /** Whether somebody opens. */
  private boolean rung() {
    Deed ring = dice.chance(0.5) ? Deed.BELL : Deed.KNOCKED;
    then(30, 75, ring);
    boolean met = !dice.chance(encounters.notMet());
    if (!met || dice.chance(RINGS_TWICE)) {
      then(6, 12, ring);
    }
    return met;
  }

  private void welcomed() {
    then(6, 40, Deed.DOOR_OPENED);
    then(4, 12, Deed.IDENTIFIED);
    then(6, 15, Deed.SHOE_COVERS);
    then(4, 8, Deed.ENTERED);
  }

  private void work() {
    switch (kind) {
      case METER_READING -> {
        then(20, 60, Deed.WORK_STARTED);
        then(60, 240, Deed.WORK_DONE, !dice.chance(FORGETS_READING));
      }
      case SAFETY_CHECK -> {
        checked(240, 600);
        worked(60, 180);
      }
      case REPAIR -> {
        checked(120, 300);
        then(60, 180, Deed.PRICE_AGREED);
        worked(600, 1500);
      }
      case METER_REPLACEMENT -> {
        checked(120, 240);
        worked(900, 1800);
      }
      case GAS_ON -> {
        checked(180, 480);
        then(15, 40, Deed.WORK_STARTED);
        then(300, 900, Deed.WORK_DONE, true);
      }
      case PIPE_ALTERATION -> {
        checked(180, 360);
        then(60, 240, Deed.PRICE_AGREED);
        worked(1500, 3000);
      }
      case WALK_VISIT -> checked(180, 420);
      case EMERGENCY -> worked(300, 1500);
    }
  }

  /** Nobody waits at a door behind which it smells of gas. */
  private void emergency() {
    if (dice.chance(EMERGENCY_DOOR_STANDS_OPEN)) {
      then(20, 60, Deed.ENTERED);
    } else {
      then(15, 40, Deed.KNOCKED);
      then(4, 20, Deed.DOOR_OPENED);
      then(4, 10, Deed.ENTERED);
    }
    then(40, 150, Deed.SAFETY_CHECKED);
    then(10, 60, Deed.HAZARD_REPORTED);
    work();
    farewell();
  }

  private void checked(double low, double high) {
    then(low, high, Deed.SAFETY_CHECKED);
    if (dice.chance(encounters.hazard())) {
      then(20, 90, Deed.HAZARD_REPORTED);
    }
  }

  private void worked(double low, double high) {
    then(15, 40, Deed.WORK_STARTED);
    then(low, high, Deed.WORK_DONE);
  }

  private void farewell() {
    then(10, 40, Deed.CLEANED);
    then(30, 90, Deed.SAFETY_BRIEFED);
    boolean refuses = dice.chance(encounters.refusesSignature());
    then(15, 45, refuses ? Deed.SIGNATURE_REFUSED : Deed.SIGNED);
    then(15, 40, Deed.LEFT);
  }

  private void then(double low, double high, Deed deed) {
    then(low, high, deed, false);
  }

  private void then(double low, double high, Deed deed, boolean typesReading) {
    Duration taken = dice.seconds(low, high);
    now = now.plus(taken);
    acts.add(new Act(deed, now, typesReading));
  }
}
