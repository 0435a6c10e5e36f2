package io.lintel.gateway.visit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the steps after a knock say of when it was. */
final class Knocks {
  private Knocks() {}

  /** The knock of {@code steps} as it was if it was tapped on the way to the door. */
  static Moment ahead(Moment knock, List<TimedStep> steps, TapHabits habits) {
    TimedStep opened = openedAfter(knock, steps);
    return knock.at(habits.ahead(knock.time(), opened == null ? null : opened.act()));
  }

  /** What was tapped first after {@code knock} that is no further knock. */
  static @Nullable TimedStep openedAfter(Moment knock, List<TimedStep> steps) {
    for (TimedStep step : steps) {
      StepType type = step.step().type();
      if (step.tapped() >= knock.time().estimateMicros()
          && !step.late()
          && !type.knocks()
          && type != StepType.ARRIVED) {
        return step;
      }
    }
    return null;
  }
}
