package io.lintel.gateway.audit;

import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.config.PolicyWrong;
import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.linking.Swap;
import io.lintel.gateway.metering.MeterCall;
import io.lintel.gateway.metering.MeterCommand;
import io.lintel.gateway.metering.MeterDay;
import io.lintel.gateway.metering.ReadingFact;
import io.lintel.gateway.policy.Policy;
import io.lintel.gateway.recorder.DockSession;
import io.lintel.gateway.recorder.DockedFile;
import io.lintel.gateway.recorder.LooseRecording;
import io.lintel.gateway.recorder.RecorderEvent;
import io.lintel.gateway.recorder.RecorderTraits;
import io.lintel.gateway.recorder.RecorderTraits.ClockKind;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.Visit;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.visit.VisitKind;
import io.lintel.meter.reading.GasVolume;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A technician's day on a stage: what really happens is played by the gateway's clock, and comes
 * out as a case file with each device's clock and network as they are.
 */
final class StagedDay {
  static final Instant NINE = Instant.parse("2026-11-22T01:00:00Z");
  static final GeoPoint ADDRESS = new GeoPoint(37.4346, 118.6747);
  static final VisitId VISIT = new VisitId("V-1");

  final StagedDevice phone = new StagedDevice();
  final List<Step> steps = new ArrayList<>();
  final List<RecorderEvent> events = new ArrayList<>();
  final List<DockedFile> files = new ArrayList<>();
  final List<DockSession> docks = new ArrayList<>();
  final List<CustodySpan> custody = new ArrayList<>();
  final List<ReadingFact> readings = new ArrayList<>();
  final List<Visit> visits = new ArrayList<>();
  final List<LooseRecording> loose = new ArrayList<>();
  final List<Swap> swaps = new ArrayList<>();
  final List<MeterCommand> commands = new ArrayList<>();
  final List<MeterCall> calls = new ArrayList<>();
  final List<Instant> interruptions = new ArrayList<>();
  final TechnicianId technician;
  ClockKind clockKind = ClockKind.UNKNOWN;
  Duration prebuffer = Duration.ZERO;

  /** The conditions that the phone says typed indexes are of; null says nothing. */
  GasVolume.@Nullable Conditions typedAt;

  /** How far the journal is; a day after nine if nobody says. */
  @Nullable Instant asOf;

  private long seq;

  /** How far the stage is from its usual day. */
  private final Duration shift;

  StagedDay() {
    this(new TechnicianId("T-7"), Duration.ZERO);
  }

  StagedDay(TechnicianId technician, Duration shift) {
    this.technician = technician;
    this.shift = shift;
    visit("V-1", VisitKind.METER_READING, "G-1");
  }

  /** {@code clock} as minutes and seconds after nine: {@code "13:55"}. */
  static Instant at(String clock) {
    String[] parts = clock.split(":", -1);
    return NINE.plusSeconds(Long.parseLong(parts[0]) * 60)
        .plusMillis(new BigDecimal(parts[1]).movePointRight(3).longValueExact());
  }

  /** Seconds after this stage's nine. */
  Instant at(double seconds) {
    return NINE.plus(shift).plusMillis(Math.round(seconds * 1000));
  }

  Instant shifted(Instant instant) {
    return instant.plus(shift);
  }

  long next() {
    return ++seq;
  }

  StagedDay visit(String id, VisitKind kind, String... meters) {
    visits.add(
        new Visit(
            new VisitId(id),
            kind,
            List.of(technician),
            null,
            null,
            null,
            ADDRESS,
            List.of(meters),
            null,
            null,
            "planned"));
    return this;
  }

  /** The visit of this number, in pair with {@code colleague}. */
  StagedDay inPair(int place, TechnicianId colleague) {
    Visit visit = visits.get(place);
    List<TechnicianId> pair = List.of(technician, colleague);
    visits.set(place, copy(visit, pair, visit.appointment(), visit.status()));
    return this;
  }

  static Visit copy(
      Visit visit,
      List<TechnicianId> technicians,
      Visit.@Nullable Appointment appointment,
      String status) {
    return new Visit(
        visit.id(),
        visit.kind(),
        technicians,
        visit.customer(),
        visit.address(),
        visit.building(),
        visit.position(),
        visit.meters(),
        visit.requestedAt(),
        appointment,
        status);
  }

  StagedDay holds(String recorder) {
    custody.add(
        new CustodySpan(next(), recorder, technician, shifted(NINE).minusSeconds(3600), null));
    return this;
  }

  StagedRecorder recorder(String id) {
    holds(id);
    return new StagedRecorder(this, id);
  }

  StagedDay tap(String clock, StepType type) {
    return tap(VISIT, at(clock), type, null, null);
  }

  StagedDay tap(
      VisitId visit, Instant when, StepType type, Step.@Nullable Fix fix, @Nullable String typed) {
    steps.add(
        new Step(
            next(),
            visit,
            technician,
            type,
            phone.shows(when),
            phone.arrival(when),
            phone.ages ? Duration.ZERO : null,
            null,
            fix,
            typed == null ? null : new Step.TypedReading("G-1", new BigDecimal(typed), typedAt),
            phone.roundTrip));
    return this;
  }

  /** A whole visit to V-1: knock tapped at {@code 20:00} after nine, left at {@code 32:00}. */
  StagedDay ordinaryVisit() {
    return tap("19:00", StepType.ARRIVED).tap("20:00", StepType.KNOCKED).restOfVisit();
  }

  StagedDay restOfVisit() {
    return tap("20:40", StepType.DOOR_OPENED)
        .tap("21:10", StepType.IDENTIFIED)
        .tap("21:40", StepType.ENTERED)
        .tap("26:00", StepType.WORK_DONE)
        .tap("31:00", StepType.SIGNED)
        .tap("32:00", StepType.LEFT);
  }

  CaseFile file() {
    return new CaseFile(
        technician,
        LocalDate.of(2026, 11, 22),
        visits,
        steps,
        custody,
        events,
        files,
        docks,
        readings,
        interruptions,
        loose,
        swaps,
        commands,
        new MeterDay(
            shifted(NINE).minus(Duration.ofHours(9)),
            shifted(NINE).plus(Duration.ofHours(15)),
            calls),
        asOf == null ? at(24 * 3600) : asOf,
        Map.of(),
        new RecorderTraits(clockKind, prebuffer));
  }

  CaseResult judged(String policy) {
    return CaseAudit.judge(file(), policy(policy));
  }

  Verdict verdict(String rule) {
    return verdict(rule, "gas-strict");
  }

  Verdict verdict(String rule, String policy) {
    return verdict(judged(policy), rule, VISIT);
  }

  Verdict verdict(CaseResult result, String rule, VisitId visit) {
    return result.verdicts().stream()
        .filter(verdict -> verdict.rule().equals(rule) && verdict.visit().equals(visit))
        .findFirst()
        .orElseThrow();
  }

  /** The journal number of the event that happened at {@code clock}, on a right clock. */
  long seqOf(String clock) {
    return events.stream()
        .filter(event -> event.stated().equals(at(clock)))
        .findFirst()
        .orElseThrow()
        .seq();
  }

  static Policy policy(String name) {
    try {
      return PolicyFile.named(name);
    } catch (PolicyWrong wrong) {
      throw new AssertionError(wrong);
    }
  }
}
