package io.lintel.simulator.score;

import io.lintel.simulator.fault.LineTruth;
import io.lintel.simulator.mishap.MishapList;
import io.lintel.simulator.replay.ReplayLine;
import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.scenario.Sending;
import io.lintel.simulator.scenario.Truth;
import java.time.ZoneId;
import java.util.List;

/**
 * What was played, and what came of it on the wires.
 *
 * @param zone in which households have their breakfast
 * @param sendings as planned, in the order of time
 * @param readings as the network let them through, each at its true moment, repeats and all
 * @param mishaps that stood, those that were added while the day ran too
 * @param replay lines on which captured meters spoke
 */
public record Played(
    Truth truth,
    ZoneId zone,
    List<Sending> sendings,
    List<Sending> readings,
    MishapList mishaps,
    List<ReplayLine> replay) {
  public Played {
    sendings = List.copyOf(sendings);
    readings = List.copyOf(readings);
    replay = List.copyOf(replay);
  }

  /**
   * @param lines what happened on them
   */
  public static Played of(Day day, LineTruth lines, List<Sending> readings, MishapList mishaps) {
    return new Played(
        day.truth().with(lines),
        day.scenario().zone(),
        day.sendings(),
        readings,
        mishaps,
        day.scenario().replay());
  }
}
