package io.lintel.simulator.scenario;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.Consumption;
import io.lintel.simulator.device.DeviceClock;
import io.lintel.simulator.device.Fix;
import io.lintel.simulator.device.MeterReport;
import io.lintel.simulator.device.Recorder;
import io.lintel.simulator.device.RecorderModel;
import io.lintel.simulator.device.RecorderReport;
import io.lintel.simulator.people.Phone;
import io.lintel.simulator.people.Phone.Tap;
import io.lintel.simulator.people.Round;
import io.lintel.simulator.people.Stop;
import io.lintel.simulator.people.Walk;
import io.lintel.simulator.scenario.Scenario.ClockFault;
import io.lintel.simulator.scenario.Sending.Way;
import io.lintel.simulator.scenario.Truth.EventTruth;
import io.lintel.simulator.scenario.Truth.ReadingTruth;
import io.lintel.simulator.scenario.Truth.RecorderTruth;
import io.lintel.simulator.scenario.Truth.Recording;
import io.lintel.simulator.scenario.Truth.VisitTruth;
import io.lintel.simulator.town.Town;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws a whole day from a scenario: who does what when, what is sent because of it, the truth. */
public final class DayPlanner {
  private static final Duration AFTER_THE_LAST = Duration.ofMinutes(10);
  private static final int WORK_ORDERS_A_POST = 100;

  private final Scenario scenario;
  private final Instant from;
  private final Dice dice;
  private final Messages messages;
  private final MeterDiary meters;
  private final List<Sending> sendings = new ArrayList<>();
  private final List<VisitTruth> visits = new ArrayList<>();
  private final List<RecorderTruth> recorders = new ArrayList<>();
  private final List<EventTruth> events = new ArrayList<>();
  private final List<ReadingTruth> readings = new ArrayList<>();

  private DayPlanner(Scenario scenario, Instant from) {
    this.scenario = scenario;
    this.from = from;
    this.dice = Dice.ofSeed(scenario.seed());
    this.messages = new Messages(scenario.zone());
    this.meters = new MeterDiary(scenario.meters(), dice.fork("meters"), from, scenario.zone());
  }

  /** The day on its own date. */
  public static Day plan(Scenario scenario) {
    return plan(scenario, scenario.begins());
  }

  /** The same day, beginning at {@code from}. */
  public static Day plan(Scenario scenario, Instant from) {
    return new DayPlanner(scenario, from).plan();
  }

  private Day plan() {
    List<String> pushMeters = MeterDiary.pushMeters(scenario.meters().push());
    List<Round> rounds = rounds(pushMeters);
    Instant to = end(rounds);
    Map<String, List<MeterReport>> reports = meters.reports(pushMeters, to);
    office(rounds);
    Iterator<ClockFault> clocks =
        dice.fork("clocks").dealt(scenario.recorders().clocks(), rounds.size()).iterator();
    Iterator<RecorderModel> models =
        dice.fork("models").dealt(scenario.recorders().models(), rounds.size()).iterator();
    Map<String, Walk> walkOf = new HashMap<>();
    for (Round round : rounds) {
      round.walks().forEach(walk -> walkOf.put(walk.errand().meter(), walk));
      day(round, clocks.next(), models.next(), reports, to);
    }
    reports.forEach((meter, day) -> readings(day, walkOf.get(meter)));
    sendings.sort(Comparator.comparing(Sending::at));
    Truth truth =
        new Truth(
            scenario.name(),
            scenario.seed(),
            from,
            to,
            visits,
            recorders,
            events,
            readings,
            meters.lineMeters(scenario.lines()));
    Instant last = sendings.isEmpty() ? to : sendings.get(sendings.size() - 1).at();
    return new Day(scenario, from, last.isAfter(to) ? last : to, rounds, sendings, truth);
  }

  private List<Round> rounds(List<String> pushMeters) {
    Scenario.TownPlan plan = scenario.town();
    Town town =
        Town.laidOut(
            plan.district(), plan.depot(), plan.streets(), plan.staircases(), dice.fork("town"));
    List<List<Stop>> stops =
        ErrandSheet.drawn(
            town, scenario.technicians(), scenario.visits(), pushMeters, dice.fork("errands"));
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < stops.size(); i++) {
      String technician = "T-%02d".formatted(i + 1);
      rounds.add(
          Round.walked(
              technician,
              from,
              town.depot(),
              stops.get(i),
              scenario.habits(),
              dice.fork(technician)));
    }
    return rounds;
  }

  /** Not before the last technician is done. */
  private Instant end(List<Round> rounds) {
    Instant to = from.plus(scenario.length());
    for (Round round : rounds) {
      for (Walk walk : round.walks()) {
        Instant done = walk.lastAct().plus(AFTER_THE_LAST);
        to = done.isAfter(to) ? done : to;
      }
    }
    return to;
  }

  private void office(List<Round> rounds) {
    List<Walk> walks = rounds.stream().flatMap(round -> round.walks().stream()).toList();
    for (int i = 0; i < walks.size(); i += WORK_ORDERS_A_POST) {
      List<Walk> some = walks.subList(i, Math.min(i + WORK_ORDERS_A_POST, walks.size()));
      sendings.add(
          new Sending(
              from.plusSeconds(1),
              Way.POST,
              Sending.OFFICE,
              "/api/v1/visits",
              messages.workOrders(some),
              false));
    }
  }

  private void day(
      Round round,
      ClockFault fault,
      RecorderModel model,
      Map<String, List<MeterReport>> reports,
      Instant to) {
    String technician = round.technician();
    String recorderId = technician.replace('T', 'R');
    Dice own = dice.fork(recorderId);
    DeviceClock clock = clock(fault, model, own);
    Recorder recorder = new Recorder(recorderId, model, clock);
    RecorderDiary diary =
        RecorderDiary.kept(recorder, round, scenario.recorders().heartbeat(), to, own);
    sendings.add(
        new Sending(
            round.handedOut(),
            Way.PUT,
            Sending.OFFICE,
            "/api/v1/custody",
            messages.custody(recorderId, technician, round.handedOut()),
            false));
    recorders.add(
        new RecorderTruth(
            recorderId,
            technician,
            round.handedOut(),
            clock.skew(),
            List.of(),
            diary.recordings()));
    events(round, recorder, diary, own);
    steps(round);
    for (Walk walk : round.walks()) {
      visits.add(visit(walk, recorderId, diary, reports));
    }
  }

  private DeviceClock clock(ClockFault fault, RecorderModel model, Dice own) {
    Duration error = own.seconds(5, 45);
    Duration skew =
        switch (fault) {
          case RIGHT -> own.seconds(-0.8, 0.8);
          case SECONDS -> own.chance(0.5) ? error : error.negated();
          case MINUTES -> (own.chance(0.5) ? error : error.negated()).multipliedBy(9);
          case EIGHT_HOURS -> Duration.ofHours(8).plus(own.seconds(-0.8, 0.8));
        };
    int drift = (int) model.driftPerDay().toMillis();
    return new DeviceClock(from, skew, own.whole(-drift, drift));
  }

  private void events(Round round, Recorder recorder, RecorderDiary diary, Dice own) {
    List<Outage> cellars = new ArrayList<>();
    for (Walk walk : round.walks()) {
      if (own.chance(scenario.faults().cellars())) {
        cellars.add(new Outage(walk.knock(), walk.ended()));
      }
    }
    for (RecorderReport report : diary.reports()) {
      Instant sentAt = Outage.passable(report.at(), cellars).plus(own.seconds(0.02, 0.1));
      Duration roundTrip = own.seconds(1.0, 1.4);
      String body =
          messages.event(report, recorder.shows(sentAt), report.seq() == 1 ? null : roundTrip);
      publish(sentAt, report.recorder(), Messages.eventsOf(report.recorder()), body, own);
      events.add(
          new EventTruth(
              report.recorder(),
              report.seq(),
              report.type(),
              report.at(),
              belonging(report, diary, round.walks()),
              List.of()));
    }
  }

  /** A mobile network on a bad day; in simulated time a message may need a whole step. */
  private static Duration roundTrip(Dice own) {
    return own.seconds(1.0, 1.4);
  }

  /** What begins or ends a recording belongs where the recording does. */
  private static Belonging belonging(RecorderReport report, RecorderDiary diary, List<Walk> walks) {
    Recording recording = diary.recordingAt(report.at());
    if (recording == null || report.type().equals("heartbeat")) {
      return Belonging.ofMoment(report.at(), walks);
    }
    Instant end = recording.end();
    return Belonging.ofInterval(recording.begin(), end == null ? Instant.MAX : end, walks);
  }

  private void steps(Round round) {
    Dice own = dice.fork(round.technician() + " phone");
    DeviceClock clock = new DeviceClock(from, own.seconds(-90, 90), own.whole(-1500, 1500));
    Phone phone = new Phone(clock, own);
    for (Walk walk : round.walks()) {
      boolean offline = own.chance(scenario.faults().phonesOffline());
      List<Tap> taps = phone.taps(walk.acts(), offline);
      for (int i = 0; i < taps.size(); i++) {
        Tap tap = taps.get(i);
        Duration answeredIn = roundTrip(own);
        Fix fix = Fix.at(round.whereabouts().at(tap.at()), false, own);
        String path = "/api/v1/visits/" + walk.errand().visit() + "/steps";
        String body = messages.step(walk, tap, fix, typed(walk, tap), i == 0 ? null : answeredIn);
        sendings.add(new Sending(tap.sentAt(), Way.POST, round.technician(), path, body, false));
      }
    }
  }

  private @Nullable BigDecimal typed(Walk walk, Tap tap) {
    if (!tap.act().typesReading()) {
      return null;
    }
    Consumption consumption = meters.pushed(walk.errand().meter()).consumption();
    return BigDecimal.valueOf(consumption.millilitresAt(tap.act().at()) / 1000, 3);
  }

  private VisitTruth visit(
      Walk walk, String recorder, RecorderDiary diary, Map<String, List<MeterReport>> reports) {
    List<Instant> read =
        reports.getOrDefault(walk.errand().meter(), List.of()).stream()
            .map(MeterReport::at)
            .toList();
    return new VisitTruth(
        walk.errand().visit(),
        walk.technician(),
        recorder,
        walk.errand().kind().wireName(),
        walk.errand().meter(),
        walk.arrived(),
        walk.knock(),
        walk.entered().orElse(null),
        walk.ended(),
        walk.lastAct(),
        List.of(walk.habit().wireName()),
        VisitJudge.judge(walk, diary.recordings(), read));
  }

  private void readings(List<MeterReport> day, @Nullable Walk walk) {
    List<Walk> candidates = walk == null ? List.of() : List.of(walk);
    for (MeterReport report : day) {
      Dice own = dice.fork(report.meter() + "/" + report.seq());
      boolean delayed = own.chance(scenario.faults().delayed());
      Duration delay = delayed ? own.seconds(60, 600) : own.seconds(0.1, 0.9);
      publish(
          report.at().plus(delay),
          report.meter(),
          Messages.readingsOf(report.meter()),
          messages.reading(report),
          own);
      readings.add(
          new ReadingTruth(
              report.meter(),
              report.seq(),
              report.at(),
              report.volume(),
              Belonging.ofMoment(report.at(), candidates),
              List.of()));
    }
  }

  private void publish(Instant at, String device, String topic, String body, Dice own) {
    sendings.add(new Sending(at, Way.PUBLISH, device, topic, body, false));
    if (own.chance(scenario.faults().repeated())) {
      Instant again = at.plus(own.seconds(0.2, 3));
      sendings.add(new Sending(again, Way.PUBLISH, device, topic, body, true));
    }
  }
}
