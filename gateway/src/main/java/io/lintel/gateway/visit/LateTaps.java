package io.lintel.gateway.visit;

import io.lintel.gateway.clock.Micros;
import java.util.ArrayList;
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
    List<TimedStep> marked = new ArrayList<>(steps);
    for (int i = 0; i < steps.size(); i++) {
      TimedStep step = steps.get(i);
      if (step.tapped() >= nextArrival || away(visit, step.step(), habits) || hurried(steps, i)) {
        marked.set(i, step.asLate());
      }
    }
    for (int first = 0; first < steps.size(); first++) {
      int last = burstFrom(steps, first);
      if (last - first + 1 >= BURST_STEPS) {
        for (int i = first; i < last; i++) {
          marked.set(i, steps.get(i).asLate());
        }
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

  private static boolean hurried(List<TimedStep> steps, int i) {
    if (!OPENING.contains(steps.get(i).step().type())) {
      return false;
    }
    for (int j = i + 1; j < steps.size() && within(HURRY, steps, i, j); j++) {
      StepType then = steps.get(j).step().type();
      boolean givenUp = then == StepType.NOT_MET && within(IMPATIENCE, steps, i, j);
      if (CLOSING.contains(then) || givenUp) {
        return true;
      }
    }
    return false;
  }

  private static int burstFrom(List<TimedStep> steps, int first) {
    int last = first;
    while (last + 1 < steps.size() && within(BURST, steps, first, last + 1)) {
      last++;
    }
    return last;
  }

  private static boolean within(long time, List<TimedStep> steps, int first, int last) {
    return steps.get(last).tapped() - steps.get(first).tapped() <= time;
  }
}
