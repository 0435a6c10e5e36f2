package io.lintel.gateway.visit;

import io.lintel.gateway.clock.TimeBounds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One visit as one technician of its crew lived it.
 *
 * @param witness whose steps tell of it
 * @param steps by tap
 * @param knock the first bell or knock, or what stands in for it; null if no step shows the door
 * @param entry likewise, the first step that shows the technician inside
 * @param from when the technician came, or null if nobody says the visit was carried out
 * @param exit when the technician left or gave up, which may have been some time before its tap; or
 *     null if no step says so
 * @param to the end of the span: the act at that tap, or the bounds that other steps give it
 */
public record Door(
    Visit visit,
    TechnicianId technician,
    Witness witness,
    List<TimedStep> steps,
    @Nullable Moment knock,
    @Nullable Moment entry,
    @Nullable TimeBounds from,
    @Nullable Moment exit,
    @Nullable TimeBounds to) {
  public Door {
    steps = List.copyOf(steps);
  }

  /** Whose word it is that the technician was there. */
  public enum Witness {
    /** The technician's own steps. */
    OWN,
    /** Only a colleague's steps: nothing is held against this technician on their account. */
    CREW,
    /** No step, but something was recorded at the place in the appointment. */
    ASSUMED,
    NOBODY
  }

  public boolean carriedOut() {
    return from != null;
  }

  /** Whether its first step was tapped late: then its times say only that it was before them. */
  public boolean tappedLate() {
    return !steps.isEmpty() && steps.get(0).late();
  }

  public boolean has(StepType type) {
    for (TimedStep step : steps) {
      if (step.step().type() == type) {
        return true;
      }
    }
    return false;
  }

  /**
   * The step that shows the door opened after a knock that was tapped in time; null without either.
   */
  public @Nullable TimedStep opened() {
    Moment knocked = knock;
    return knocked == null || knocked.late() || !knocked.type().knocks()
        ? null
        : Knocks.openedAfter(knocked, steps);
  }

  /** The same door, at which the knock may have been tapped on the way. */
  public Door knockedAhead(TapHabits habits) {
    Moment knocked = knock;
    if (knocked == null || knocked.late() || !knocked.type().knocks()) {
      return this;
    }
    Moment ahead = Knocks.ahead(knocked, steps, habits);
    return new Door(visit, technician, witness, steps, ahead, entry, from, exit, to);
  }
}
