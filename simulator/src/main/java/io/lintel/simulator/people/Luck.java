package io.lintel.simulator.people;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.mishap.MishapKind;
import io.lintel.simulator.mishap.MishapList;
import io.lintel.simulator.mishap.Strike;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What befalls one technician. The same question gets the same answer, whatever else befalls whom:
 * a mishap that is added changes only what it is about.
 */
public final class Luck {
  private final MishapList mishaps;
  private final Dice dice;
  private final Instant begin;
  private final String technician;

  /**
   * @param dice the day's; only their origin counts
   * @param begin of the day
   */
  public Luck(MishapList mishaps, Temper temper, Dice dice, Instant begin, String technician) {
    this.mishaps = temper.applied(mishaps);
    this.dice = dice;
    this.begin = begin;
    this.technician = technician;
  }

  /** In this visit. What strikes changes nothing before the arrival. */
  public Optional<Strike> in(Walk walk, MishapKind kind) {
    Errand errand = walk.errand();
    return mishaps.striking(
        kind,
        dice,
        since(walk.arrived()),
        technician + " " + errand.visit(),
        errand.visit(),
        technician,
        recorderOf(technician),
        errand.door().staircase().id(),
        errand.meter(),
        errand.kind().wireName());
  }

  /** Once a day, whenever its window begins; what strikes befalls no visit before it. */
  public Optional<Strike> today(MishapKind kind) {
    return mishaps.of(kind).stream()
        .filter(mishap -> mishap.concerns(technician, recorderOf(technician)))
        .flatMap(mishap -> mishap.strikes(dice, technician).stream())
        .findFirst();
  }

  /** Whether {@code walk} lies in the window of what strikes. */
  public boolean covers(Strike strike, Walk walk) {
    return strike.mishap().covers(since(walk.arrived()));
  }

  /** Whose recorder it is by the book stands in its name. */
  public static String recorderOf(String technician) {
    return technician.replace('T', 'R');
  }

  private Duration since(Instant at) {
    return Duration.between(begin, at);
  }
}
