package io.lintel.simulator.scenario;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.MeterReport;
import io.lintel.simulator.mishap.MeteringMishaps;
import io.lintel.simulator.mishap.Strike;
import io.lintel.simulator.people.Walk;
import io.lintel.simulator.scenario.Truth.ReadingTruth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What meters say that report by themselves: as planned, and because a valve was turned. */
final class ReadingLog {
  /** A valve is turned at least this long before and after anybody is there. */
  private static final Duration NOBODY_THERE = Duration.ofMinutes(15);

  private final Draft draft;
  private final Map<String, List<Walk>> walks;
  private final Map<String, Instant> valves = new HashMap<>();

  /**
   * @param walks to the door of each meter
   * @param end of the day
   */
  ReadingLog(Draft draft, List<String> meters, Map<String, List<Walk>> walks, Instant end) {
    this.draft = draft;
    this.walks = walks;
    for (String meter : meters) {
      draft
          .strikingToday(MeteringMishaps.VALVE_OPENED_WITHOUT_VISIT, meter, meter)
          .ifPresent(strike -> valves.put(meter, opened(meter, strike, end)));
    }
  }

  /** When which valve is opened while nobody is there. */
  Map<String, Instant> valves() {
    return valves;
  }

  private Instant opened(String meter, Strike strike, Instant end) {
    Instant from = draft.begin(strike);
    Duration until = strike.mishap().until();
    Instant to = until == null ? end.minus(NOBODY_THERE) : draft.from().plus(until);
    double window = Math.max(0, Duration.between(from, to).toMillis() / 1000.0);
    Instant at = from.plus(strike.dice().seconds(0, window));
    for (Walk walk : walks.getOrDefault(meter, List.of())) {
      Instant before = walk.arrived().minus(NOBODY_THERE);
      Instant after = walk.lastAct().plus(NOBODY_THERE);
      at = at.isAfter(before) && at.isBefore(after) ? after : at;
    }
    return at;
  }

  List<ReadingTruth> written(Map<String, List<MeterReport>> reports) {
    List<ReadingTruth> readings = new ArrayList<>();
    reports.forEach(
        (meter, day) -> {
          List<Walk> there = walks.getOrDefault(meter, List.of());
          day.forEach(report -> readings.add(written(report, there)));
        });
    return readings;
  }

  /** Meters are called G-0001, G-0002 … */
  private static int number(String meter) {
    return Integer.parseInt(meter.substring(2));
  }

  private ReadingTruth written(MeterReport report, List<Walk> there) {
    String meter = report.meter();
    Dice own = draft.dice().fork(meter + "/" + report.seq());
    List<String> mishaps = new ArrayList<>();
    if (report.at().equals(valves.get(meter))) {
      mishaps.add(MeteringMishaps.VALVE_OPENED_WITHOUT_VISIT.name());
    }
    Optional<Strike> delayed =
        draft.striking(
            MeteringMishaps.READING_DELAYED,
            report.at(),
            meter + " " + report.at().toEpochMilli(),
            meter);
    delayed.ifPresent(strike -> mishaps.add(strike.kind().name()));
    Duration usual = own.seconds(0.1, 0.9);
    draft.report(
        report.at().plus(delayed.map(strike -> strike.duration("by")).orElse(usual)),
        Draft.way(number(meter), draft.scenario().meters().coap()),
        meter,
        Messages.readingsOf(meter),
        draft.messages().reading(report),
        MeteringMishaps.READING_SENT_TWICE,
        own);
    return new ReadingTruth(
        meter,
        report.seq(),
        report.at(),
        report.volume(),
        Belonging.ofMoment(report.at(), there),
        mishaps);
  }
}
