package io.lintel.gateway.bench;

import io.lintel.gateway.audit.CaseFile;
import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.metering.MeterDay;
import io.lintel.gateway.recorder.RecorderEvent;
import io.lintel.gateway.recorder.RecorderEventType;
import io.lintel.gateway.recorder.RecorderTraits;
import io.lintel.gateway.recorder.RecorderTraits.ClockKind;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.Visit;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.visit.VisitKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a technician's day of an {@link AuditCity} as the case file the gateway would load. */
final class AuditCases {
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  private static final Duration ROUND_TRIP = Duration.ofMillis(800);
  private static final RecorderTraits TRAITS = new RecorderTraits(ClockKind.UNKNOWN, Duration.ZERO);
  private static final double MICRODEGREES = 1e6;
  private static final double ACCURACY_METRES = 12;
  private static final long TAP_DELAY = 300_000;
  private static final int BATTERY_PERCENT = 80;
  private static final long DAY = 86_400 * Micros.SECOND;

  private final AuditCity city;

  AuditCases(AuditCity city) {
    this.city = city;
  }

  CaseFile file(int day) {
    TechnicianId technician = new TechnicianId("T-" + city.technician(day));
    String recorder = "R-" + city.technician(day);
    long midnight = city.midnight(day);
    List<Visit> visits = new ArrayList<>(AuditCity.VISITS);
    List<Step> steps = new ArrayList<>(4 * AuditCity.VISITS);
    for (int i = 0; i < AuditCity.VISITS; i++) {
      Visit visit = visit(day * AuditCity.VISITS + i, i, technician);
      visits.add(visit);
      addSteps(steps, day * AuditCity.VISITS + i, visit, technician);
    }
    return new CaseFile(
        technician,
        LocalDate.ofInstant(Micros.instant(midnight), CHINA),
        visits,
        steps,
        List.of(
            new CustodySpan(
                1, recorder, technician, Micros.instant(midnight), Micros.instant(midnight + DAY))),
        events(day, recorder),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new MeterDay(Micros.instant(midnight), Micros.instant(midnight + DAY), List.of()),
        Micros.instant(midnight + DAY),
        Map.of(),
        TRAITS);
  }

  private Visit visit(int visit, int ofDay, TechnicianId technician) {
    Instant from = Micros.instant(city.arrived[visit] - 600 * Micros.SECOND);
    return new Visit(
        // Two digits, so that ids are in the order of the day.
        new VisitId("V-" + visit / AuditCity.VISITS + "-" + (10 + ofDay)),
        VisitKind.SAFETY_CHECK,
        List.of(technician),
        null,
        null,
        null,
        point(city.visitLat[visit], city.visitLon[visit]),
        List.of(),
        null,
        new Visit.Appointment(from, from.plusSeconds(3_600)),
        "done");
  }

  private void addSteps(List<Step> steps, int visit, Visit order, TechnicianId technician) {
    long arrived = city.arrived[visit];
    steps.add(step(steps.size(), order, technician, StepType.ARRIVED, arrived));
    steps.add(
        step(
            steps.size(), order, technician, StepType.KNOCKED, arrived + city.knockedAfter[visit]));
    steps.add(
        step(
            steps.size(), order, technician, StepType.ENTERED, arrived + city.enteredAfter[visit]));
    steps.add(
        step(steps.size(), order, technician, StepType.LEFT, arrived + city.leftAfter[visit]));
  }

  private static Step step(
      int place, Visit visit, TechnicianId technician, StepType type, long at) {
    return new Step(
        2L + place,
        visit.id(),
        technician,
        type,
        Micros.instant(at),
        Micros.instant(at + TAP_DELAY),
        Duration.ZERO,
        null,
        null,
        null,
        ROUND_TRIP);
  }

  private List<RecorderEvent> events(int day, String recorder) {
    List<RecorderEvent> events = new ArrayList<>(AuditCity.EVENTS);
    for (int i = 0; i < AuditCity.EVENTS; i++) {
      events.add(event(recorder, day, i));
    }
    return events;
  }

  private RecorderEvent event(String recorder, int day, int place) {
    int event = day * AuditCity.EVENTS + place;
    long at = city.eventAt[event];
    byte kind = city.eventKind[event];
    return new RecorderEvent(
        1_000L + place,
        recorder,
        type(kind),
        Micros.instant(at + city.skew[day]),
        Micros.instant(at + city.eventDelay[event]),
        (long) place,
        "1",
        null,
        null,
        kind == AuditCity.STARTED || kind == AuditCity.BEAT_RECORDING,
        kind == AuditCity.STOPPED ? "manual" : null,
        null,
        fix(event),
        BATTERY_PERCENT,
        null,
        null,
        ROUND_TRIP,
        null);
  }

  private Step.@Nullable Fix fix(int event) {
    return city.eventLat[event] == AuditCity.NOWHERE
        ? null
        : new Step.Fix(point(city.eventLat[event], city.eventLon[event]), ACCURACY_METRES);
  }

  private static GeoPoint point(int lat, int lon) {
    return new GeoPoint(lat / MICRODEGREES, lon / MICRODEGREES);
  }

  private static RecorderEventType type(byte kind) {
    return switch (kind) {
      case AuditCity.POWER_ON -> RecorderEventType.POWER_ON;
      case AuditCity.STARTED -> RecorderEventType.RECORDING_STARTED;
      case AuditCity.STOPPED -> RecorderEventType.RECORDING_STOPPED;
      default -> RecorderEventType.HEARTBEAT;
    };
  }
}
