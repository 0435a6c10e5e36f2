package io.lintel.simulator.score;

import io.lintel.simulator.scenario.Truth;
import java.time.ZoneId;

/** Holds what the gateway says against the truth. */
public final class Scorer {
  private Scorer() {}

  /**
   * @param zone in which households have their breakfast
   */
  public static Score score(Truth truth, ZoneId zone, Observed observed) {
    VerdictTally verdicts = VerdictTally.of(truth, observed.verdicts());
    return new Score(
        truth.scenario(),
        truth.seed(),
        ReadingTally.of(truth, zone, observed.readings(), observed.slots()),
        UploadTally.of(observed.readings(), observed.points()),
        new Score.Slots(
            observed.slots().size(),
            slots(observed, "read"),
            slots(observed, "failed"),
            slots(observed, "not_attempted")),
        LinkTally.of(truth, observed.links()),
        verdicts.confusions(),
        verdicts.falseAccusationRate(),
        verdicts.undecidedRate(),
        verdicts.passedOver30s(),
        observed.entries());
  }

  private static long slots(Observed observed, String outcome) {
    return observed.slots().stream().filter(slot -> slot.outcome().equals(outcome)).count();
  }
}
