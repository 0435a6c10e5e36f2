package io.lintel.simulator.scenario;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.MeterReport;
import io.lintel.simulator.device.RecorderModel;
import io.lintel.simulator.mishap.HandlingMishaps;
import io.lintel.simulator.mishap.MeteringMishaps;
import io.lintel.simulator.mishap.Mishap;
import io.lintel.simulator.people.Assignment;
import io.lintel.simulator.people.Carrying;
import io.lintel.simulator.people.Carrying.Bearer;
import io.lintel.simulator.people.Carrying.Spare;
import io.lintel.simulator.people.Errand;
import io.lintel.simulator.people.RecorderHandling;
import io.lintel.simulator.people.Round;
import io.lintel.simulator.people.Rounds;
import io.lintel.simulator.people.Walk;
import io.lintel.simulator.scenario.MeterDiary.SetBack;
import io.lintel.simulator.scenario.Truth.EventTruth;
import io.lintel.simulator.scenario.Truth.ReadingTruth;
import io.lintel.simulator.scenario.Truth.RecorderTruth;
import io.lintel.simulator.scenario.Truth.VisitTruth;
import io.lintel.simulator.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws a whole day from a scenario: who does what when, what is sent because of it, the truth.
 *
 * <p>Everybody walks as they would if nothing went wrong; what goes wrong is laid over it, each
 * occasion with luck of its own. So a day drawn again with one mishap more is the same day up to
 * the moment from which it strikes, and for everybody whom it does not concern.
 */
public final class DayPlanner {
  private static final Duration AFTER_THE_LAST = Duration.ofMinutes(10);

  private final Draft draft;
  private final MeterDiary meters;

  private DayPlanner(Scenario scenario, Instant from, List<Mishap> more) {
    Dice dice = Dice.ofSeed(scenario.seed());
    this.draft =
        new Draft(
            scenario,
            from,
            scenario.goesWrong().and(more),
            dice,
            new Messages(scenario.zone()),
            new ArrayList<>());
    this.meters = new MeterDiary(scenario.meters(), dice.fork("meters"), from, scenario.zone());
  }

  /** The day on its own date. */
  public static Day plan(Scenario scenario) {
    return plan(scenario, scenario.begins());
  }

  /** The same day, beginning at {@code from}. */
  public static Day plan(Scenario scenario, Instant from) {
    return plan(scenario, from, List.of());
  }

  /**
   * @param more goes wrong than the scenario says; of the kinds that are planned
   */
  public static Day plan(Scenario scenario, Instant from, List<Mishap> more) {
    return new DayPlanner(scenario, from, more).plan();
  }

  private Day plan() {
    Scenario scenario = draft.scenario();
    List<String> pushMeters = MeterDiary.pushMeters(scenario.meters().push());
    List<Round> rounds = rounds(pushMeters);
    Instant to = Office.end(draft.from().plus(scenario.length()), rounds, AFTER_THE_LAST);
    new Office(draft, to).work(rounds);

    ReadingLog readingLog = new ReadingLog(draft, pushMeters, byMeter(rounds), to);
    Map<String, List<Walk>> byMeter = byMeter(rounds);
    Map<String, SetBack> backwards = backwards(pushMeters, byMeter, to);
    Map<String, List<MeterReport>> reports =
        meters.reports(pushMeters, to, readingLog.valves(), backwards);
    List<ReadingTruth> readings = readingLog.written(reports);

    Map<String, Bearer> bearers = bearers(rounds);
    Carrying carrying =
        Carrying.of(List.copyOf(bearers.values()), draft.mishaps(), draft.dice(), draft.from());
    Map<String, RecorderDay> recorders = recorders(bearers, carrying, to);
    List<EventTruth> events = events(recorders, bearers, carrying);
    TypedReadings typed = new TypedReadings(draft, meters, backwards);
    rounds.forEach(round -> PhoneLog.write(draft, round, typed));
    VisitTruths visits =
        new VisitTruths(draft, carrying, recorders, reports, readingLog.valves(), backwards, typed);
    List<VisitTruth> made =
        bearers.values().stream().flatMap(bearer -> visits.of(bearer).stream()).toList();
    DockLog docks = docks(recorders.values(), made, to);
    DockingJudge brought = new DockingJudge(docks.truth(), over(to));
    Truth truth =
        truth(
            to,
            made.stream().map(brought::judged).toList(),
            recorders.values().stream().map(recorder -> truth(recorder, bearers)).toList(),
            events,
            readings);
    return day(rounds, docks.later(), truth.with(docks.truth()));
  }

  /** Which meter's counter falls, and when; not where a visit is to replace the meter. */
  private Map<String, SetBack> backwards(
      List<String> pushMeters, Map<String, List<Walk>> walks, Instant to) {
    Map<String, SetBack> backwards = new LinkedHashMap<>();
    List<String> kept =
        pushMeters.stream()
            .filter(
                meter ->
                    walks.getOrDefault(meter, List.of()).stream()
                        .noneMatch(it -> it.errand().kind() == Errand.Kind.METER_REPLACEMENT))
            .toList();
    for (String meter : kept) {
      draft
          .strikingToday(MeteringMishaps.METER_COUNTS_BACKWARDS, meter, meter)
          .ifPresent(
              strike -> {
                Instant from = draft.begin(strike);
                double left = Math.max(1, Duration.between(from, to).toSeconds());
                Instant at = from.plus(strike.dice().seconds(left * 0.1, left * 0.9));
                backwards.put(meter, new SetBack(at, meters.fallen(meter, at, strike)));
              });
    }
    return backwards;
  }

  private DockLog docks(Collection<RecorderDay> recorders, List<VisitTruth> visits, Instant to) {
    DockLog docks = new DockLog(draft.scenario(), draft.from(), to, draft.mishaps(), draft.dice());
    for (RecorderDay recorder : recorders) {
      List<VisitTruth> muted =
          visits.stream()
              .filter(visit -> visit.recorder().equals(recorder.recorder()))
              .filter(visit -> visit.mishaps().contains(HandlingMishaps.RECORDER_MUTED.name()))
              .toList();
      docks.home(
          recorder.evening(
              (from, until) ->
                  muted.stream()
                      .anyMatch(v -> v.knock().isBefore(until) && v.ended().isAfter(from))));
    }
    draft.sendings().addAll(docks.sendings());
    return docks;
  }

  private Truth truth(
      Instant to,
      List<VisitTruth> visits,
      List<RecorderTruth> recorders,
      List<EventTruth> events,
      List<ReadingTruth> readings) {
    Scenario scenario = draft.scenario();
    return new Truth(
        scenario.name(),
        scenario.seed(),
        draft.from(),
        to,
        visits,
        recorders,
        events,
        readings,
        meters.lineMeters(scenario.lines()));
  }

  private Day day(List<Round> rounds, List<Sending> later, Truth truth) {
    List<Sending> sendings = draft.sendings();
    sendings.sort(Comparator.comparing(Sending::at));
    Instant end = over(truth.to());
    return new Day(draft.scenario(), draft.from(), end, rounds, sendings, later, truth);
  }

  /**
   * When the last of what is sent has left, nobody works any more, and what comes afterwards is
   * over too.
   */
  private Instant over(Instant to) {
    Instant afterwards = to.plus(draft.scenario().afterwards());
    return draft.sendings().stream()
        .map(Sending::at)
        .filter(afterwards::isBefore)
        .max(Instant::compareTo)
        .orElse(afterwards);
  }

  private List<Round> rounds(List<String> pushMeters) {
    Scenario scenario = draft.scenario();
    Dice dice = draft.dice();
    Scenario.TownPlan plan = scenario.town();
    Town town =
        Town.laidOut(
            plan.district(), plan.depot(), plan.streets(), plan.staircases(), dice.fork("town"));
    List<Assignment> assignments =
        ErrandSheet.drawn(town, scenario, pushMeters, dice.fork("errands"));
    return Rounds.walked(
        assignments,
        draft.from(),
        town.depot(),
        scenario.people().encounters(),
        scenario.people().pace(),
        dice);
  }

  private static Map<String, List<Walk>> byMeter(List<Round> rounds) {
    Map<String, List<Walk>> byMeter = new LinkedHashMap<>();
    for (Round round : rounds) {
      for (Walk walk : round.walks()) {
        if (walk.leads()) {
          byMeter.computeIfAbsent(walk.errand().meter(), meter -> new ArrayList<>()).add(walk);
        }
      }
    }
    return byMeter;
  }

  private Map<String, Bearer> bearers(List<Round> rounds) {
    Map<String, Bearer> bearers = new LinkedHashMap<>();
    for (Round round : rounds) {
      String technician = round.technician();
      RecorderHandling handling =
          RecorderHandling.of(
              round, draft.luck(technician), draft.dice().fork(technician + " recorder"));
      bearers.put(technician, new Bearer(round, handling));
    }
    return bearers;
  }

  private Map<String, RecorderDay> recorders(
      Map<String, Bearer> bearers, Carrying carrying, Instant to) {
    Map<String, RecorderDay> recorders = new LinkedHashMap<>();
    Iterator<RecorderModel> models =
        draft
            .dice()
            .fork("models")
            .dealt(draft.scenario().recorders().models(), bearers.size())
            .iterator();
    for (String owner : bearers.keySet()) {
      RecorderDay recorder = RecorderDay.of(owner, models.next(), bearers, carrying, draft, to);
      recorders.put(recorder.recorder(), recorder);
    }
    for (Spare spare : carrying.spares()) {
      RecorderModel model =
          draft.dice().fork(spare.recorder()).share(draft.scenario().recorders().models());
      RecorderDay recorder = RecorderDay.of(spare, model, bearers, carrying, draft, to);
      recorders.put(recorder.recorder(), recorder);
    }
    return recorders;
  }

  private List<EventTruth> events(
      Map<String, RecorderDay> recorders, Map<String, Bearer> bearers, Carrying carrying) {
    List<EventTruth> events = new ArrayList<>();
    for (RecorderDay recorder : recorders.values()) {
      List<Walk> walks =
          bearers.values().stream()
              .flatMap(bearer -> bearer.round().walks().stream())
              .filter(walk -> carrying.has(walk.technician(), recorder.recorder(), walk.knock()))
              .sorted(Comparator.comparing(Walk::arrived))
              .toList();
      events.addAll(RecorderLog.written(draft, recorder, walks));
    }
    return events;
  }

  private RecorderTruth truth(RecorderDay recorder, Map<String, Bearer> bearers) {
    Bearer owner = bearers.get(recorder.owner());
    Instant handedOut = owner == null ? draft.from() : owner.round().handedOut();
    return new RecorderTruth(
        recorder.recorder(),
        recorder.owner(),
        handedOut,
        Duration.between(handedOut, recorder.clock().shows(handedOut)),
        recorder.mishaps(Instant.MAX),
        recorder.diary().recordings());
  }
}
