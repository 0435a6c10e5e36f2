package io.lintel.simulator.people;

import io.lintel.simulator.chance.Dice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One call at one door as it really went, act by act. */
public final class Call {
  private static final double MET = 0.92;
  private static final double RINGS_TWICE = 0.35;
  private static final double FORGETS_READING = 0.03;

  private final Dice dice;
  private final List<Act> acts = new ArrayList<>();
  private Instant now;

  private Call(Instant arrival, Dice dice) {
    this.now = arrival;
    this.dice = dice;
  }

  /** From the arrival at the staircase to the last act at the door. */
  static List<Act> made(Errand errand, Instant arrival, Dice dice) {
    Call call = new Call(arrival, dice);
    call.acts.add(new Act(Deed.ARRIVED, arrival, false));
    Deed ring = dice.chance(0.5) ? Deed.BELL : Deed.KNOCKED;
    call.then(30, 75, ring);
    boolean met = dice.chance(MET);
    if (!met || dice.chance(RINGS_TWICE)) {
      call.then(6, 12, ring);
    }
    if (met) {
      call.inside(errand.kind());
    } else {
      call.then(60, 180, Deed.NOT_MET);
      call.then(20, 60, Deed.NOTICE_LEFT);
    }
    return List.copyOf(call.acts);
  }

  private void inside(Errand.Kind kind) {
    then(6, 40, Deed.DOOR_OPENED);
    then(4, 12, Deed.IDENTIFIED);
    then(6, 15, Deed.SHOE_COVERS);
    then(4, 8, Deed.ENTERED);
    switch (kind) {
      case METER_READING -> {
        then(20, 60, Deed.WORK_STARTED);
        then(60, 240, Deed.WORK_DONE, !dice.chance(FORGETS_READING));
      }
      case SAFETY_CHECK -> {
        then(240, 600, Deed.SAFETY_CHECKED);
        then(15, 40, Deed.WORK_STARTED);
        then(60, 180, Deed.WORK_DONE);
      }
      case REPAIR -> {
        then(120, 300, Deed.SAFETY_CHECKED);
        then(60, 180, Deed.PRICE_AGREED);
        then(15, 40, Deed.WORK_STARTED);
        then(600, 1500, Deed.WORK_DONE);
      }
    }
    then(10, 40, Deed.CLEANED);
    then(30, 90, Deed.SAFETY_BRIEFED);
    then(15, 45, Deed.SIGNED);
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
