package io.lintel.gateway.projection;

import io.lintel.gateway.casework.Subject;
import io.lintel.gateway.linking.Swap;
import io.lintel.gateway.projection.UtilityDays.Window;
import io.lintel.gateway.store.CustodyTable;
import io.lintel.gateway.store.ProjectionWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which cases something bears on. Only days with visits are cases. */
final class CaseFinder {
  /** Answers kept until a work order or a hand-out changes; then they are looked up again. */
  private static final int ANSWERS_LIMIT = 50_000;

  /** A hand-out stands in the files of the days around it too. */
  private static final Duration AROUND_HAND_OUT = Duration.ofDays(2);

  private record DeviceDay(String device, LocalDate day) {}

  private final ProjectionWriter tables;
  private final UtilityDays days;
  private final Map<DeviceDay, Set<Subject>> ofRecorder = new HashMap<>();
  private final Map<DeviceDay, Set<Subject>> ofMeter = new HashMap<>();

  CaseFinder(ProjectionWriter tables, UtilityDays days) {
    this.tables = tables;
    this.days = days;
  }

  /** A work order, a hand-out or a proposed swap changed. */
  void forget() {
    ofRecorder.clear();
    ofMeter.clear();
  }

  /** A recorder said on {@code day} that {@code technician} wears it, as nobody had before. */
  void bound(String recorder, String technician, LocalDate day) {
    Set<Subject> known = ofRecorder.get(new DeviceDay(recorder, day));
    if (known != null) {
      known.addAll(tables.visits().casesOfTechnician(technician, day, day));
    }
  }

  Set<Subject> ofRecorder(String recorder, Instant stated, Instant received) {
    Set<Subject> found = new TreeSet<>();
    for (LocalDate day : days.touchedBy(stated, received)) {
      found.addAll(remembered(ofRecorder, recorder, day, this::holders));
    }
    return found;
  }

  Set<Subject> ofMeter(String meter, Instant stated, Instant received) {
    Set<Subject> found = new TreeSet<>();
    for (LocalDate day : days.touchedBy(stated, received)) {
      found.addAll(
          remembered(
              ofMeter,
              meter,
              day,
              (id, on) -> new TreeSet<>(tables.visits().casesOfMeter(id, on))));
    }
    return found;
  }

  Set<Subject> ofVisit(String visit) {
    return new TreeSet<>(tables.visits().casesOfVisit(visit));
  }

  /** Those to which it is another visit at one of their meters. */
  Set<Subject> besideVisit(String visit) {
    return new TreeSet<>(tables.visits().casesBeside(visit));
  }

  Set<Subject> ofTechnician(String technician, Instant stated, Instant received) {
    Set<Subject> found = new TreeSet<>();
    for (Instant when : List.of(stated, received)) {
      LocalDate day = days.of(when);
      found.addAll(tables.visits().casesOfTechnician(technician, day, day));
    }
    return found;
  }

  Set<Subject> ofEverybody(Instant when) {
    Set<Subject> found = new TreeSet<>();
    for (LocalDate day : days.touchedBy(when)) {
      found.addAll(tables.visits().casesOfDay(day));
    }
    return found;
  }

  /** All who held {@code recorder} around the time, as the hand-outs stand now. */
  Set<Subject> ofHandOut(String recorder, Instant from, Instant to) {
    Window window = new Window(earlier(from), later(to));
    Set<Subject> found = new TreeSet<>();
    LocalDate first = days.of(window.from()).minusDays(1);
    LocalDate last = days.of(window.to()).plusDays(1);
    for (CustodyTable.Holder holder :
        tables.custody().holders(recorder, window.from(), window.to(), first, last)) {
      Instant until = holder.to();
      Instant end = until == null || until.isAfter(window.to()) ? window.to() : until;
      Instant begin = holder.from().isBefore(window.from()) ? window.from() : holder.from();
      found.addAll(
          tables
              .visits()
              .casesOfTechnician(
                  holder.technician(), days.of(begin).minusDays(1), days.of(end).plusDays(1)));
    }
    return found;
  }

  /**
   * All who held {@code recorder} around these times, by hand-out or by the recorder's own word.
   */
  Set<Subject> ofRecorderBetween(String recorder, Instant from, Instant to) {
    Set<Subject> found = ofHandOut(recorder, from, to);
    LocalDate first = days.of(earlier(from));
    LocalDate last = days.of(later(to));
    for (CustodyTable.BoundDay bound : tables.custody().boundBetween(recorder, first, last)) {
      found.addAll(tables.visits().casesOfTechnician(bound.technician(), bound.day(), bound.day()));
    }
    return found;
  }

  private Set<Subject> holders(String recorder, LocalDate day) {
    Window window = days.day(day);
    Set<String> technicians = new TreeSet<>(tables.custody().techniciansBoundTo(recorder, day));
    tables
        .custody()
        .holders(recorder, window.from(), window.to(), day, day)
        .forEach(holder -> technicians.add(holder.technician()));
    for (Swap swap : tables.swaps().ofDay(day)) {
      swap.bearerOf(recorder).ifPresent(bearer -> technicians.add(bearer.text()));
    }
    Set<Subject> found = new TreeSet<>();
    for (String technician : technicians) {
      found.addAll(tables.visits().casesOfTechnician(technician, day, day));
    }
    return found;
  }

  private interface Lookup {
    Set<Subject> find(String device, LocalDate day);
  }

  private static Set<Subject> remembered(
      Map<DeviceDay, Set<Subject>> answers, String device, LocalDate day, Lookup lookup) {
    DeviceDay question = new DeviceDay(device, day);
    Set<Subject> known = answers.get(question);
    if (known == null) {
      known = lookup.find(device, day);
      if (answers.size() >= ANSWERS_LIMIT) {
        answers.clear();
      }
      answers.put(question, known);
    }
    return known;
  }

  private static Instant earlier(Instant from) {
    return from.isBefore(Instant.EPOCH) ? from : from.minus(AROUND_HAND_OUT);
  }

  private static Instant later(Instant to) {
    return to.equals(Hands.WHILE_IT_LASTS) ? to : to.plus(AROUND_HAND_OUT);
  }
}
