package io.lintel.gateway.projection;

import io.lintel.gateway.casework.Subject;
import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.metering.MeterCommand;
import io.lintel.gateway.metering.ReadingFact;
import io.lintel.gateway.recorder.DockSession;
import io.lintel.gateway.recorder.DockedFile;
import io.lintel.gateway.recorder.RecorderEvent;
import io.lintel.gateway.recorder.RecorderEventType;
import io.lintel.gateway.store.Fact;
import io.lintel.gateway.store.ProjectionWriter;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.Visit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings one entry into the tables and the open cases, and says which cases it bears on. */
final class EntryProjection {
  /** What is older than this when it comes is judged at once, for nothing more will follow it. */
  private static final Duration LATE = Duration.ofMinutes(5);

  private final ProjectionWriter tables;
  private final UtilityDays days;
  private final EntryFacts facts;
  private final CaseFinder finder;
  private final OpenCases open;
  private final UnheldCases unheld;
  private final UnvisitedMeters unvisited;
  private final Findings findings;
  private final Reviews reviews;

  EntryProjection(
      ProjectionWriter tables,
      UtilityDays days,
      EntryFacts facts,
      CaseFinder finder,
      OpenCases open,
      UnheldCases unheld,
      UnvisitedMeters unvisited,
      Findings findings) {
    this.tables = tables;
    this.days = days;
    this.facts = facts;
    this.finder = finder;
    this.open = open;
    this.unheld = unheld;
    this.unvisited = unvisited;
    this.findings = findings;
    this.reviews = new Reviews(tables, facts.of(), findings);
  }

  /**
   * @throws RuntimeException before anything is written, if the entry cannot be understood
   */
  Touch project(Entry entry) {
    Optional<Entry> unproven = tables.facts().saidUnproven(entry, facts.at(entry.observation()));
    return unproven.isEmpty() ? take(entry) : proven(unproven.get(), entry);
  }

  /**
   * Somebody who proved nothing said the same before: one fact, which is proven from now on and was
   * received when the proof was. The journal keeps both.
   */
  private Touch proven(Entry before, Entry proof) {
    Touch touch =
        take(new Entry(before.seq(), proof.group(), before.conflict(), proof.observation()));
    open.drop(touch.cases());
    return Touch.of(touch.cases());
  }

  private Touch take(Entry entry) {
    return switch (entry.observation().kind()) {
      case VISIT -> Touch.of(visit(entry));
      case STEP -> Touch.of(step(entry));
      case CUSTODY -> Touch.of(custody(entry));
      case RECORDER_EVENT -> recorderEvent(entry);
      case READING -> reading(entry);
      case GATEWAY -> Touch.of(gateway(entry));
      case SLOT -> Touch.of(other(entry, "outcome"));
      case DOCKED_FILE -> Touch.of(dockedFile(entry));
      case DOCK_SESSION -> Touch.of(dockSession(entry));
      case COMMAND -> Touch.of(command(entry));
      case COMMAND_RESULT -> Touch.of(other(entry, "outcome"));
      case REJECTED -> Touch.of(other(entry, "kind"));
      case DECISION -> Touch.of(decision(entry));
    };
  }

  private Set<Subject> visit(Entry entry) {
    Visit visit = facts.of().visit(entry);
    String id = visit.id().text();
    Set<Subject> touched = finder.ofVisit(id);
    touched.addAll(finder.besideVisit(id));
    touched.addAll(unvisited.visited(id));
    Instant starts = starts(visit, entry.observation().received());
    put(entry, null, id);
    tables
        .visits()
        .put(
            visit,
            entry.seq(),
            days.of(starts),
            starts,
            until(visit, days.begin(days.of(starts).plusDays(1))),
            new String(entry.observation().body().toArray(), StandardCharsets.UTF_8));
    finder.forget();
    touched.addAll(finder.ofVisit(id));
    touched.addAll(finder.besideVisit(id));
    touched.addAll(unvisited.visited(id));
    open.drop(touched);
    for (Entry step : tables.facts().stepsOfVisit(id)) {
      findings.toExplain(step.seq());
    }
    return touched;
  }

  /** The appointment's begin; without one, when the customer asked; else when we heard of it. */
  private static Instant starts(Visit visit, Instant received) {
    Visit.Appointment appointment = visit.appointment();
    Instant requested = visit.requestedAt();
    if (appointment != null) {
      return appointment.from();
    }
    return requested == null ? received : requested;
  }

  /** The appointment's end; without one, the end of its day. */
  private static Instant until(Visit visit, Instant dayEnds) {
    Visit.Appointment appointment = visit.appointment();
    return appointment == null ? dayEnds : appointment.to();
  }

  private Set<Subject> step(Entry entry) {
    Step step = facts.of().step(entry);
    put(entry, step.type().wireName(), step.visit().text());
    Set<Subject> touched = finder.ofVisit(step.visit().text());
    touched.addAll(finder.ofTechnician(step.technician().text(), step.stated(), step.received()));
    add(touched, entry, one -> one.add(step));
    Set<Subject> beside = finder.besideVisit(step.visit().text());
    open.drop(beside);
    touched.addAll(beside);
    touched.addAll(unvisited.visited(step.visit().text()));
    return touched;
  }

  private Set<Subject> custody(Entry entry) {
    CustodySpan span = facts.of().custody(entry);
    Instant said = until(span);
    Instant end =
        tables
            .custody()
            .begunAt(span.recorder(), span.from())
            .map(EntryProjection::until)
            .filter(earlier -> earlier.isAfter(said))
            .orElse(said);
    Set<Subject> touched = finder.ofHandOut(span.recorder(), span.from(), end);
    put(entry, null, null);
    tables.custody().put(span, entry.observation().source());
    finder.forget();
    touched.addAll(unheld.handedOut(span.recorder(), span.from(), end));
    touched.addAll(finder.ofHandOut(span.recorder(), span.from(), end));
    open.drop(touched);
    return touched;
  }

  private static Instant until(CustodySpan span) {
    Instant to = span.to();
    return to == null ? Hands.WHILE_IT_LASTS : to;
  }

  private Touch recorderEvent(Entry entry) {
    if (entry.observation().stated() == null) {
      return alive(entry);
    }
    RecorderEvent event = facts.of().recorderEvent(entry);
    put(entry, event.type().wireName(), null);
    tables.recorders().heard(event);
    Set<Subject> touched = finder.ofRecorder(event.recorder(), event.stated(), event.received());
    String technician = event.technician();
    if (technician != null) {
      touched.addAll(bound(event, technician, entry.observation().source()));
    }
    add(touched, entry, one -> one.add(event));
    touched.addAll(unheld.heard(event));
    return new Touch(touched, isRoutine(event));
  }

  /** A heartbeat without a time of the recorder's: it says nothing that a case could use. */
  private Touch alive(Entry entry) {
    String recorder = entry.observation().device();
    put(entry, facts.member(entry, "type"), null);
    tables.recorders().alive(recorder, entry.seq(), entry.observation().received());
    return Touch.of(Set.of());
  }

  /** A heartbeat says little, unless it comes from a time on which all have been judged. */
  private static boolean isRoutine(RecorderEvent event) {
    Duration age = event.age();
    return (event.type() == RecorderEventType.HEARTBEAT
            || event.type() == RecorderEventType.POSITION)
        && (age == null || age.compareTo(LATE) < 0);
  }

  private static boolean isLate(@Nullable Instant stated, Instant received) {
    return stated != null && Duration.between(stated, received).compareTo(LATE) >= 0;
  }

  /** The recorder's own word about who wears it: it belongs to that person's cases from here on. */
  private Set<Subject> bound(RecorderEvent event, String technician, String source) {
    Set<Subject> touched = new TreeSet<>();
    tables
        .custody()
        .boundSaid(
            new CustodySpan(
                event.seq(), event.recorder(), new TechnicianId(technician), event.stated(), null),
            source);
    boolean fresh = false;
    for (Instant when : new Instant[] {event.stated(), event.received()}) {
      if (tables.custody().bound(event.recorder(), technician, days.of(when))) {
        finder.bound(event.recorder(), technician, days.of(when));
        fresh = true;
      }
    }
    if (fresh) {
      touched.addAll(finder.ofRecorder(event.recorder(), event.stated(), event.received()));
      open.drop(touched);
    }
    return touched;
  }

  private Touch reading(Entry entry) {
    ReadingFact reading = facts.of().reading(entry);
    put(entry, null, null);
    Instant stated = reading.stated();
    Set<Subject> touched =
        finder.ofMeter(
            reading.meter(), stated == null ? reading.received() : stated, reading.received());
    add(touched, entry, one -> one.add(reading));
    touched.addAll(unvisited.read(reading, facts.at(entry.observation())));
    return new Touch(touched, !isLate(stated, reading.received()));
  }

  /** It bears on the days in which its recording lies, however late it was docked. */
  private Set<Subject> dockedFile(Entry entry) {
    Optional<DockedFile> recording = facts.dockedFile(entry);
    put(entry, facts.member(entry, "media"), null);
    if (recording.isEmpty()) {
      return Set.of();
    }
    DockedFile file = recording.get();
    Set<Subject> touched = finder.ofRecorder(file.recorder(), file.began(), file.received());
    add(touched, entry, one -> one.add(file));
    touched.addAll(unheld.docked(file));
    return touched;
  }

  /** It bears on all days since the session before it: of those it is the first. */
  private Set<Subject> dockSession(Entry entry) {
    DockSession session = facts.of().dockSession(entry);
    Instant since = tables.facts().lastBefore(Kind.DOCK_SESSION, session.recorder(), session.at());
    put(entry, null, null);
    Instant to = session.at().isAfter(session.received()) ? session.at() : session.received();
    Set<Subject> touched = finder.ofRecorderBetween(session.recorder(), since, to);
    open.drop(touched);
    touched.addAll(unheld.docked(session.recorder(), since, to));
    return touched;
  }

  private Set<Subject> command(Entry entry) {
    MeterCommand command = facts.of().command(entry);
    put(entry, command.command(), null);
    Set<Subject> touched =
        finder.ofMeter(command.meter(), command.asked(), command.asked().plus(MeterCommand.WITHIN));
    add(touched, entry, one -> one.add(command));
    touched.addAll(unvisited.asked(command));
    return touched;
  }

  private Set<Subject> gateway(Entry entry) {
    put(entry, facts.member(entry, "event"), null);
    if (!facts.isInterruption(entry)) {
      return Set.of();
    }
    Instant when = entry.observation().received();
    Set<Subject> touched = finder.ofEverybody(when);
    open.among(touched, one -> one.interrupted(when));
    touched.addAll(unheld.interrupted(when));
    touched.addAll(unvisited.interrupted(when));
    return touched;
  }

  private Set<Subject> decision(Entry entry) {
    put(entry, reviews.heard(entry), null);
    return Set.of();
  }

  private Set<Subject> other(Entry entry, String type) {
    put(entry, facts.member(entry, type), null);
    return Set.of();
  }

  private void add(Set<Subject> touched, Entry entry, Consumer<OpenCase> adding) {
    open.among(
        touched,
        one -> {
          one.heard(entry);
          adding.accept(one);
        });
  }

  private void put(Entry entry, @Nullable String type, @Nullable String visit) {
    tables.facts().put(new Fact(entry, facts.at(entry.observation()), type, visit));
    if (Expectations.expectsVisit(entry.observation().kind(), type)) {
      findings.toExplain(entry.seq());
    }
  }
}
