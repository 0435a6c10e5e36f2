package io.lintel.gateway.projection;

import io.lintel.gateway.audit.CaseFile;
import io.lintel.gateway.audit.CaseResult;
import io.lintel.gateway.casework.Subject.TechnicianDay;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.finding.Finding;
import io.lintel.gateway.finding.FindingId;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.linking.Swap;
import io.lintel.gateway.metering.MeterCall;
import io.lintel.gateway.metering.MeterCommand;
import io.lintel.gateway.metering.MeterDay;
import io.lintel.gateway.metering.ReadingFact;
import io.lintel.gateway.projection.UtilityDays.Window;
import io.lintel.gateway.recorder.DockSession;
import io.lintel.gateway.recorder.DockedFile;
import io.lintel.gateway.recorder.LooseRecording;
import io.lintel.gateway.recorder.RecorderEvent;
import io.lintel.gateway.store.VerdictTable.Given;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.Visit;
import io.lintel.gateway.visit.VisitId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case file that grows as entries come, so that a heartbeat costs an append and not a day's
 * reload. New work orders and hand-outs change who belongs to the case; then it is loaded anew.
 */
final class OpenCase {
  private final TechnicianDay key;
  private final Window day;
  private final Window window;
  private final Basis basis;
  private final List<Visit> visits;
  private final List<CustodySpan> custody;
  private final Set<String> recorders;
  private final Map<String, Visit> visitsById = new HashMap<>();
  private final Set<String> meters = new HashSet<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<RecorderEvent> events = new ArrayList<>();
  private final List<DockedFile> files = new ArrayList<>();
  private final List<DockSession> docks = new ArrayList<>();
  private final List<ReadingFact> readings = new ArrayList<>();
  private final List<MeterCommand> commands = new ArrayList<>();
  private List<MeterCall> calls = List.of();
  private final List<Instant> interruptions = new ArrayList<>();
  private final Set<Long> toExplain = new HashSet<>();
  private final Set<Long> unproven = new HashSet<>();
  private List<Swap> swaps = List.of();
  private @Nullable CaseResult written;
  private @Nullable Map<FindingId, Finding> claimed;
  private @Nullable List<Given> standing;

  OpenCase(
      TechnicianDay key,
      UtilityDays days,
      Basis basis,
      List<Visit> visits,
      List<CustodySpan> custody,
      Set<String> recorders) {
    this.key = key;
    this.day = days.day(key.day());
    this.window = days.around(key.day());
    this.basis = basis;
    this.visits = visits;
    this.custody = custody;
    this.recorders = recorders;
    for (Visit visit : visits) {
      visitsById.putIfAbsent(visit.id().text(), visit);
      meters.addAll(visit.meters());
    }
  }

  /** What the tables hold of this case, or null if that is not known here. */
  @Nullable CaseResult written() {
    return written;
  }

  void written(CaseResult result) {
    written = result;
  }

  /** What the tables hold of this case's claims, or null if that is not known here. */
  @Nullable Map<FindingId, Finding> claimed() {
    return claimed;
  }

  void claimed(@Nullable Map<FindingId, Finding> claims) {
    claimed = claims;
  }

  /** The verdicts that stand by the tables, or null if that is not known here. */
  @Nullable List<Given> standing() {
    return standing;
  }

  void standing(@Nullable List<Given> verdicts) {
    standing = verdicts;
  }

  /** Who is proposed to have carried whose recorder; when that changes, the case is loaded anew. */
  void swapped(List<Swap> proposed) {
    swaps = List.copyOf(proposed);
  }

  TechnicianDay key() {
    return key;
  }

  Set<String> meters() {
    return meters;
  }

  Set<String> recorders() {
    return recorders;
  }

  /** In the order of their ids; this case's own list. */
  List<Visit> visits() {
    return Collections.unmodifiableList(visits);
  }

  boolean has(String visit) {
    return visitsById.containsKey(visit);
  }

  boolean isEmpty() {
    return visits.isEmpty();
  }

  /** Remembers who brought what is added: asked before the methods below. */
  void heard(Entry entry) {
    if (!entry.observation().voice().proven()) {
      unproven.add(entry.seq());
    }
  }

  /** What came from somebody who proved nothing, by journal number. */
  Set<Long> unproven() {
    return unproven;
  }

  /** Takes the step in if it bears on this case; so do the methods below. */
  void add(Step step) {
    boolean here = visitsById.containsKey(step.visit().text());
    boolean elsewhere =
        step.technician().equals(key.technician())
            && day.holdsOneOf(step.stated(), step.received());
    if (here || elsewhere) {
      steps.add(step);
      toExplain.add(step.seq());
    }
  }

  void add(RecorderEvent event) {
    if (recorders.contains(event.recorder())
        && window.holdsOneOf(event.stated(), event.received())) {
      events.add(event);
      if (Expectations.expectsVisit(event.type())) {
        toExplain.add(event.seq());
      }
    }
  }

  void add(DockedFile file) {
    if (recorders.contains(file.recorder()) && window.holdsOneOf(file.began(), file.received())) {
      files.add(file);
    }
  }

  /** Only while it is loaded: a new session may displace the first after the window. */
  void add(DockSession session) {
    docks.add(session);
  }

  void add(ReadingFact reading) {
    Instant stated = reading.stated();
    Instant at = stated == null ? reading.received() : stated;
    if (meters.contains(reading.meter()) && window.holdsOneOf(at, reading.received())) {
      readings.add(reading);
    }
  }

  void add(MeterCommand command) {
    if (meters.contains(command.meter()) && commands(window).holds(command.asked())) {
      commands.add(command);
    }
  }

  /** When what was asked of a meter may have been done within {@code window}. */
  static Window commands(Window window) {
    return new Window(window.from().minus(MeterCommand.WITHIN), window.to());
  }

  /** Other visits at this case's meters; when they change, the case is loaded anew. */
  void calls(List<MeterCall> known) {
    calls = known;
  }

  void interrupted(Instant when) {
    if (window.holds(when)) {
      interruptions.add(when);
    }
  }

  /** Whether an observation that ends without a visit has to say so, see the links' table. */
  boolean hasToExplain(long seq) {
    return toExplain.contains(seq);
  }

  @Nullable Visit visit(VisitId id) {
    return visitsById.get(id.text());
  }

  /** Whether this case speaks for the visit as a whole: that of the crew's first does. */
  boolean speaksFor(String visit) {
    Visit one = visitsById.get(visit);
    return one != null
        && !one.technicians().isEmpty()
        && one.technicians().get(0).equals(key.technician());
  }

  /**
   * Read it before the next entry is added: the lists are this case's own.
   *
   * @param near loose recordings around the day, by recorder, then seq
   * @param asOf the journal's time
   */
  CaseFile file(List<LooseRecording> near, Instant asOf) {
    List<LooseRecording> loose = near.stream().filter(this::overlaps).toList();
    return new CaseFile(
        key.technician(),
        key.day(),
        Collections.unmodifiableList(visits),
        Collections.unmodifiableList(steps),
        Collections.unmodifiableList(custody),
        Collections.unmodifiableList(events),
        Collections.unmodifiableList(files),
        Collections.unmodifiableList(docks),
        Collections.unmodifiableList(readings),
        Collections.unmodifiableList(interruptions),
        loose,
        swaps,
        Collections.unmodifiableList(commands),
        new MeterDay(day.from(), day.to(), calls),
        asOf,
        basis.traits(),
        basis.defaultTraits());
  }

  private boolean overlaps(LooseRecording recording) {
    TimeBounds end = recording.end();
    return recording.begin().lo().isBefore(window.to())
        && (end == null || end.hi().isAfter(window.from()));
  }
}
