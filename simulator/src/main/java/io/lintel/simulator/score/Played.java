package io.lintel.simulator.score;

import io.lintel.simulator.fault.ExchangeRecord;
import io.lintel.simulator.mishap.MishapList;
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
 * @param mishaps that stood, those that were added while the day ran too
 * @param exchanges on lines; empty where nobody noted them
 */
public record Played(
    Truth truth,
    ZoneId zone,
    List<Sending> sendings,
    MishapList mishaps,
    List<ExchangeRecord> exchanges) {
  public Played {
    sendings = List.copyOf(sendings);
    exchanges = List.copyOf(exchanges);
  }

  public static Played of(Day day, MishapList mishaps, List<ExchangeRecord> exchanges) {
    return new Played(day.truth(), day.scenario().zone(), day.sendings(), mishaps, exchanges);
  }
}
