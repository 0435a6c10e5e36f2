package io.lintel.gateway.visit;

import io.lintel.gateway.clock.TimeBounds;

/**
 * A moment of a visit that rules measure against.
 *
 * @param type the step that shows it, which may stand in for one that was not tapped
 * @param late whether it is only an upper bound for when it was
 */
public record Moment(StepType type, TimeBounds time, boolean late, long seq) {
  static Moment of(TimedStep step) {
    return new Moment(step.step().type(), step.act(), step.late(), step.step().seq());
  }

  /** The same, at another time. */
  public Moment at(TimeBounds other) {
    return new Moment(type, other, late, seq);
  }
}
