package io.lintel.simulator.scenario;

import io.lintel.simulator.device.MeterReport;
import io.lintel.simulator.device.RecorderReport;
import io.lintel.simulator.mishap.CustodyMishaps;
import io.lintel.simulator.mishap.MeteringMishaps;
import io.lintel.simulator.people.Carrying;
import io.lintel.simulator.people.Carrying.Bearer;
import io.lintel.simulator.people.Luck;
import io.lintel.simulator.people.Walk;
import io.lintel.simulator.scenario.MeterDiary.SetBack;
import io.lintel.simulator.scenario.Truth.Recording;
import io.lintel.simulator.scenario.Truth.VisitTruth;
import io.lintel.simulator.scenario.TypedReadings.Typed;
import io.lintel.simulator.scenario.VisitJudge.Happened;
import io.lintel.simulator.scenario.VisitJudge.MeterDay;
import io.lintel.simulator.scenario.VisitJudge.RecorderThere;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is true of visits, once all is drawn that bears on them. */
record VisitTruths(
    Draft draft,
    Carrying carrying,
    Map<String, RecorderDay> recorders,
    Map<String, List<MeterReport>> reports,
    Map<String, Instant> valves,
    Map<String, SetBack> backwards,
    TypedReadings typed) {
  /** Those of one technician. */
  List<VisitTruth> of(Bearer bearer) {
    VisitMishaps mishaps = new VisitMishaps(draft, bearer.handling(), carrying);
    List<Recording> recordings = recordings(bearer.round().technician());
    OnlyForVisits only =
        new OnlyForVisits(
            bearer.round().handedOut(),
            bearer.round().walks(),
            recordings,
            switchedOn(bearer.round().technician()));
    List<VisitTruth> visits = new ArrayList<>();
    for (List<Walk> stop : bearer.round().calls()) {
      for (Walk walk : stop) {
        // Who has none is asked about their own.
        String id =
            carrying
                .recorder(walk.technician(), walk.knock())
                .orElse(Luck.recorderOf(walk.technician()));
        RecorderDay recorder = Objects.requireNonNull(recorders.get(id));
        List<String> wrong = mishaps.of(walk, stop, recorder);
        if (walk.leads() && meterDay(walk).countedBack() == Happened.THAT_DAY) {
          wrong.add(MeteringMishaps.METER_COUNTS_BACKWARDS.name());
        }
        visits.add(of(walk, recorder, recordings, only.isBrokenAt(walk), wrong));
      }
    }
    return visits;
  }

  private List<Recording> recordings(String technician) {
    return recorders.values().stream()
        .flatMap(recorder -> recorder.diary().recordings().stream())
        .filter(recording -> recording.technician().equals(technician))
        .toList();
  }

  /** By hand: a recorder that lost its power comes back because it has to. */
  private List<Instant> switchedOn(String technician) {
    List<Instant> switchedOn = new ArrayList<>();
    for (RecorderDay recorder : recorders.values()) {
      boolean lost = false;
      for (RecorderReport report : recorder.diary().reports()) {
        boolean on = report.type().equals("power_on");
        if (on && !lost && carrying.has(technician, recorder.recorder(), report.at())) {
          switchedOn.add(report.at());
        }
        lost = !on && (lost || "battery".equals(report.reason()));
      }
    }
    return switchedOn;
  }

  private MeterDay meterDay(Walk walk) {
    String meter = walk.errand().meter();
    List<Instant> told =
        reports.getOrDefault(meter, List.of()).stream().map(MeterReport::at).toList();
    Instant turned = valves.get(meter);
    SetBack back = backwards.get(meter);
    // It is seen to have fallen by the first report after, if there is one before.
    Instant fallen =
        back == null || told.stream().noneMatch(at -> at.isBefore(back.at()))
            ? null
            : told.stream().filter(at -> !at.isBefore(back.at())).findFirst().orElse(null);
    return new MeterDay(
        told,
        when(turned != null && told.contains(turned) ? turned : null, walk),
        when(fallen, walk));
  }

  /** A meter's event is a visit's on the day of the visit; a shift may last through midnight. */
  private Happened when(@Nullable Instant at, Walk walk) {
    if (at == null) {
      return Happened.NEVER;
    }
    ZoneId zone = draft.scenario().zone();
    return LocalDate.ofInstant(at, zone).equals(LocalDate.ofInstant(walk.knock(), zone))
        ? Happened.THAT_DAY
        : Happened.ANOTHER_DAY;
  }

  private VisitTruth of(
      Walk walk,
      RecorderDay recorder,
      List<Recording> recordings,
      boolean stray,
      List<String> mishaps) {
    String meter = walk.errand().meter();
    Optional<Typed> copied =
        TypedReadings.isTyped(walk) ? Optional.of(typed.of(walk)) : Optional.empty();
    boolean swapped = carrying.swapped(walk.technician(), walk.knock());
    return new VisitTruth(
        walk.errand().visit(),
        walk.technician(),
        recorder.recorder(),
        walk.errand().kind().wireName(),
        meter,
        walk.arrived(),
        walk.knock(),
        walk.entered().orElse(null),
        walk.ended(),
        walk.lastAct(),
        mishaps,
        VisitJudge.judge(
            walk,
            new RecorderThere(
                recordings,
                swapped,
                mishaps.contains(CustodyMishaps.RECORDER_LEFT_BEHIND.name()),
                stray),
            meterDay(walk),
            copied));
  }
}
