package io.lintel.gateway.audit;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.TimedStep;
import io.lintel.meter.reading.GasVolume.Conditions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reading with its time corrected, told by the meter or typed at a step.
 *
 * @param at the conditions of {@code cubicMetres}; null where none were said
 * @param late whether {@code time} is only an upper bound
 */
record TimedReading(
    long seq,
    String meter,
    TimeBounds time,
    @Nullable BigDecimal cubicMetres,
    @Nullable Conditions at,
    boolean typed,
    boolean late) {
  /** What was typed at {@code steps}. */
  static List<TimedReading> typedAt(List<TimedStep> steps) {
    List<TimedReading> typed = new ArrayList<>();
    for (TimedStep timed : steps) {
      Step.TypedReading reading = timed.step().reading();
      if (reading != null) {
        typed.add(
            new TimedReading(
                timed.step().seq(),
                reading.meter(),
                timed.act(),
                reading.cubicMetres(),
                reading.at(),
                true,
                timed.late()));
      }
    }
    return typed;
  }
}
