package io.lintel.gateway.visit;

import io.lintel.gateway.clock.Micros;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the steps that were tapped some time after their act: away from the address, when the next
 * visit had begun, or in a burst with steps that should have followed.
 */
final class LateTaps {
  /** Nobody does four things at a door in this time, … */
  private static final long BURST = 5 * Micros.SECOND;

  /** … nor comes, is let in and finishes in this, … */
  private static final long HURRY = 30 * Micros.SECOND;

  /** … nor gives up after this. */
  private static final long IMPATIENCE = 10 * Micros.SECOND;

  private static final int BURST_STEPS = 4;

  /** Work at the door lies between these … */
  private static final Set<StepType> OPENING =
      EnumSet.of(
          StepType.ARRIVED,
          StepType.BELL,
          StepType.KNOCKED,
          StepType.DOOR_OPENED,
          StepType.IDENTIFIED,
          StepType.ENTERED);

  /** … and these. */
  private static final Set<StepType> CLOSING =
      EnumSet.of(StepType.WORK_DONE, StepType.SIGNED, StepType.LEFT);

  private LateTaps() {}

  /**
   * @param steps one technician's in one visit, by tap
   * @param nextArrival the tap that opened the same technician's next visit, or {@link
   *     Long#MAX_VALUE}
   */
  static List<TimedStep> mark(
      Visit visit, List<TimedStep> steps, long nextArrival, TapHabits habits) {
    boolean[] late = new boolean[steps.size()];
    markHurried(steps, late);
    markBursts(steps, late);
    markSittings(steps, late, Micros.of(habits.sitting()));
    List<TimedStep> marked = new ArrayList<>(steps);
    for (int i = 0; i < steps.size(); i++) {
      TimedStep step = steps.get(i);
      if (late[i] || step.tapped() >= nextArrival || away(visit, step.step(), habits)) {
        marked.set(i, step.asLate());
      }
    }
    return marked;
  }

  private static boolean away(Visit visit, Step step, TapHabits habits) {
    Step.Fix fix = step.position();
    GeoPoint address = visit.position();
    return fix != null
        && address != null
        && fix.point().metresTo(address) - fix.accuracyMetres() > habits.radiusMetres();
  }

  /** Goes back through the day, for only the next word of an end can have come too soon. */
  private static void markHurried(List<TimedStep> steps, boolean[] late) {
    long closed = Long.MAX_VALUE;
    long givenUp = Long.MAX_VALUE;
    for (int i = steps.size() - 1; i >= 0; i--) {
      StepType type = steps.get(i).step().type();
      long tapped = steps.get(i).tapped();
      late[i] =
          OPENING.contains(type) && (tapped >= closed - HURRY || tapped >= givenUp - IMPATIENCE);
      if (CLOSING.contains(type)) {
        closed = tapped;
      } else if (type == StepType.NOT_MET) {
        givenUp = tapped;
      }
    }
  }

  /**
   * Nobody comes, works and is done without a pause: who taps from an opening to a closing in one
   * go does so afterwards, and the last tap was no more prompt than the first.
   */
  private static void markSittings(List<TimedStep> steps, boolean[] late, long apart) {
    int begin = 0;
    for (int end = 1; end <= steps.size(); end++) {
      if (end < steps.size() && steps.get(end).tapped() - steps.get(end - 1).tapped() <= apart) {
        continue;
      }
      if (end - begin >= BURST_STEPS && opensAndCloses(steps.subList(begin, end))) {
        Arrays.fill(late, begin, end, true);
      }
      begin = end;
    }
  }

  private static boolean opensAndCloses(List<TimedStep> sitting) {
    boolean opened = false;
    for (TimedStep step : sitting) {
      StepType type = step.step().type();
      if (opened && CLOSING.contains(type)) {
        return true;
      }
      opened |= OPENING.contains(type);
    }
    return false;
  }

  /** All of a burst but its last. */
  private static void markBursts(List<TimedStep> steps, boolean[] late) {
    int last = 0;
    int marked = 0;
    for (int first = 0; first < steps.size(); first++) {
      long begin = steps.get(first).tapped();
      while (last + 1 < steps.size() && steps.get(last + 1).tapped() - begin <= BURST) {
        last++;
      }
      if (last - first + 1 >= BURST_STEPS) {
        for (marked = Math.max(marked, first); marked < last; marked++) {
          late[marked] = true;
        }
      }
    }
  }
}
