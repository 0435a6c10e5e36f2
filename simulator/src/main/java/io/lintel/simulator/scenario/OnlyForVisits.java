package io.lintel.simulator.scenario;

import io.lintel.simulator.people.Walk;
import io.lintel.simulator.scenario.Truth.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * REC-6 for one technician's day: what was recorded with no visit to explain it, and how often the
 * recorder was switched on. A visit answers for the time from its own arrival to the next one, the
 * first and the last also for what was before and after.
 */
final class OnlyForVisits {
  /** Whoever is handed a recorder may try it. */
  private static final Duration TRIAL = Duration.ofMinutes(5);

  private static final int SWITCHED_ON_MOST = 5;

  private final Instant handedOut;
  private final List<Walk> walks;
  private final List<Recording> recordings;
  private final List<Instant> switchedOn;

  /**
   * @param recordings by the technician, with whatever recorder
   * @param switchedOn when a recorder in the technician's hands was, but for those that lost their
   *     power
   */
  OnlyForVisits(
      Instant handedOut, List<Walk> walks, List<Recording> recordings, List<Instant> switchedOn) {
    this.handedOut = handedOut;
    this.walks = walks.stream().sorted(Comparator.comparing(Walk::arrived)).toList();
    this.recordings = recordings;
    this.switchedOn = switchedOn.stream().filter(this::isInTheShift).sorted().toList();
  }

  private boolean isInTheShift(Instant at) {
    return !walks.isEmpty()
        && !at.isBefore(walks.get(0).arrived())
        && !at.isAfter(walks.get(walks.size() - 1).lastAct());
  }

  /** Whether {@code walk} has something to answer for. */
  boolean isBrokenAt(Walk walk) {
    return recordings.stream().anyMatch(each -> isStray(each) && answers(walk, each.begin()))
        || switchedOn.stream().skip(SWITCHED_ON_MOST).anyMatch(at -> answers(walk, at));
  }

  private boolean answers(Walk walk, Instant at) {
    int index = walks.indexOf(walk);
    boolean begun = index == 0 || !at.isBefore(walk.arrived());
    boolean over = index + 1 < walks.size() && !at.isBefore(walks.get(index + 1).arrived());
    return begun && !over;
  }

  private boolean isStray(Recording recording) {
    Instant begin = recording.begin();
    boolean trial = !begin.isBefore(handedOut) && begin.isBefore(handedOut.plus(TRIAL));
    return !trial && walks.stream().noneMatch(walk -> isOf(walk, recording));
  }

  private static boolean isOf(Walk walk, Recording recording) {
    Instant end = recording.end();
    return !recording.begin().isAfter(walk.lastAct().plus(Belonging.NEAR))
        && (end == null || !end.isBefore(walk.arrived().minus(Belonging.NEAR)));
  }
}
