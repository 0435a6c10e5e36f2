package io.lintel.gateway.projection;

import io.lintel.gateway.audit.UnheldFile;
import io.lintel.gateway.audit.UnheldResult;
import io.lintel.gateway.casework.Subject;
import io.lintel.gateway.casework.Subject.RecorderDay;
import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.projection.UtilityDays.Window;
import io.lintel.gateway.recorder.DockedFile;
import io.lintel.gateway.recorder.LooseRecording;
import io.lintel.gateway.recorder.RecorderEvent;
import io.lintel.gateway.store.ProjectionWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What recorders did in nobody's hands. A recording that nobody booked out may be anybody's, so it
 * stands in the files of all who worked at the time, and nobody can be said not to have recorded.
 */
final class UnheldCases {
  /** Days of recorders whose events are kept in memory, those judged last. */
  private static final int OPEN_LIMIT = 200;

  /** Recorders whose hand-outs are remembered until one changes. */
  private static final int HANDS_LIMIT = 10_000;

  /** Days of recorders known to be in the table of those that spoke. */
  private static final int SPOKEN_LIMIT = 20_000;

  /** Days whose loose recordings are remembered until one changes. */
  private static final int LOOSE_DAYS_LIMIT = 30;

  private final ProjectionWriter tables;
  private final UtilityDays days;
  private final Basis basis;
  private final EntryFacts facts;
  private final Findings findings;
  private final OrphanLinks orphans;
  private final Map<RecorderDay, List<RecorderEvent>> open = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, List<CustodySpan>> hands = new HashMap<>();
  private final Set<RecorderDay> spoken = new HashSet<>();
  private final Map<LocalDate, List<LooseRecording>> loose = new HashMap<>();

  UnheldCases(
      ProjectionWriter tables, UtilityDays days, Basis basis, EntryFacts facts, Findings findings) {
    this.tables = tables;
    this.days = days;
    this.basis = basis;
    this.facts = facts;
    this.findings = findings;
    this.orphans = new OrphanLinks(tables, findings);
  }

  /** A recorder spoke: its day has to be judged if nobody held it then. */
  Set<Subject> heard(RecorderEvent event) {
    for (LocalDate day : days.touchedBy(event.stated(), event.received())) {
      List<RecorderEvent> events = open.get(new RecorderDay(event.recorder(), day));
      if (events != null) {
        events.add(event);
      }
    }
    Set<Subject> touched = new TreeSet<>();
    for (Instant when : new Instant[] {event.stated(), event.received()}) {
      RecorderDay key = new RecorderDay(event.recorder(), days.of(when));
      spoke(key);
      if (!isHeld(event.recorder(), when)) {
        touched.add(key);
      }
    }
    return touched;
  }

  /**
   * A file was docked: the days around its begin have to be judged, and its own if nobody held it.
   */
  Set<Subject> docked(DockedFile file) {
    Set<Subject> touched = new TreeSet<>();
    for (LocalDate day : days.touchedBy(file.began(), file.received())) {
      if (!tables.loose().daysOf(file.recorder(), day, day).isEmpty()) {
        touched.add(new RecorderDay(file.recorder(), day));
      }
    }
    RecorderDay began = new RecorderDay(file.recorder(), days.of(file.began()));
    spoke(began);
    if (!isHeld(file.recorder(), file.began())) {
      touched.add(began);
    }
    return touched;
  }

  private void spoke(RecorderDay key) {
    if (spoken.size() >= SPOKEN_LIMIT) {
      spoken.clear();
    }
    if (spoken.add(key)) {
      tables.loose().spoke(key.recorder(), key.day());
    }
  }

  /** The recordings in nobody's hands that began on {@code day} or beside it. */
  List<LooseRecording> looseAround(LocalDate day) {
    if (loose.size() >= LOOSE_DAYS_LIMIT) {
      loose.clear();
    }
    return loose.computeIfAbsent(
        day, middle -> tables.loose().between(middle.minusDays(1), middle.plusDays(1)));
  }

  /** A recorder was on a dock: all days on which it spoke between these times. */
  Set<Subject> docked(String recorder, Instant from, Instant to) {
    Set<Subject> touched = new TreeSet<>();
    for (LocalDate day :
        tables.loose().daysOf(recorder, days.of(from).minusDays(2), days.of(to).plusDays(1))) {
      touched.add(new RecorderDay(recorder, day));
    }
    return touched;
  }

  /** A hand-out between these times was stated or changed. */
  Set<Subject> handedOut(String recorder, Instant from, Instant to) {
    hands.remove(recorder);
    Set<Subject> touched = new TreeSet<>();
    for (LocalDate day :
        tables.loose().daysOf(recorder, days.of(from).minusDays(1), days.of(to).plusDays(1))) {
      touched.add(new RecorderDay(recorder, day));
    }
    return touched;
  }

  Set<Subject> interrupted(Instant when) {
    Set<Subject> touched = new TreeSet<>();
    for (LocalDate day : days.touchedBy(when)) {
      for (String recorder : tables.loose().recordersOf(day)) {
        touched.add(new RecorderDay(recorder, day));
      }
    }
    return touched;
  }

  /** Judges one recorder's day. */
  Judged judge(RecorderDay key, Instant asOf) {
    UnheldResult result = basis.judge().judgeUnheld(file(key));
    List<Link> links = onTheDay(key, result);
    orphans.replace(key, links);
    List<LooseRecording> recordings =
        result.recordings().stream()
            .filter(recording -> days.of(recording.begin().estimate()).equals(key.day()))
            .toList();
    Set<Subject> touched = new TreeSet<>();
    if (!recordings.equals(tables.loose().of(key.recorder(), key.day()))) {
      tables.loose().replace(key.recorder(), key.day(), recordings);
      loose.clear();
      for (LocalDate day = key.day().minusDays(1);
          !day.isAfter(key.day().plusDays(1));
          day = day.plusDays(1)) {
        touched.addAll(tables.visits().casesOfDay(day));
      }
    }
    return new Judged(touched, findings.judged(key, links, result.notices(), asOf));
  }

  private UnheldFile file(RecorderDay key) {
    Window window = days.around(key.day());
    List<Instant> interruptions = new ArrayList<>();
    for (Entry entry : tables.facts().ofKind(Kind.GATEWAY, window.from(), window.to())) {
      if (facts.isInterruption(entry)) {
        interruptions.add(entry.observation().received());
      }
    }
    return new UnheldFile(
        key.recorder(),
        hands(key.recorder()),
        Collections.unmodifiableList(events(key, window)),
        files(key.recorder(), window),
        CaseLoader.sessions(tables.facts(), key.recorder(), window).stream()
            .map(facts.of()::dockSession)
            .toList(),
        interruptions,
        basis.traits().getOrDefault(key.recorder(), basis.defaultTraits()));
  }

  private List<DockedFile> files(String recorder, Window window) {
    List<DockedFile> files = new ArrayList<>();
    for (Entry entry :
        tables.facts().ofDevice(Kind.DOCKED_FILE, recorder, window.from(), window.to())) {
      facts.dockedFile(entry).ifPresent(files::add);
    }
    return files;
  }

  private List<RecorderEvent> events(RecorderDay key, Window window) {
    List<RecorderEvent> known = open.get(key);
    if (known != null) {
      return known;
    }
    List<RecorderEvent> events = new ArrayList<>();
    for (Entry entry :
        tables.facts().ofDevice(Kind.RECORDER_EVENT, key.recorder(), window.from(), window.to())) {
      facts.recorderEvent(entry).ifPresent(events::add);
    }
    open.put(key, events);
    if (open.size() > OPEN_LIMIT) {
      open.remove(open.keySet().iterator().next());
    }
    return events;
  }

  private List<CustodySpan> hands(String recorder) {
    if (hands.size() >= HANDS_LIMIT) {
      hands.clear();
    }
    return hands.computeIfAbsent(recorder, tables.custody()::ofRecorder);
  }

  /** The window around a day holds other days' events too, which are judged with theirs. */
  private List<Link> onTheDay(RecorderDay key, UnheldResult result) {
    List<Link> now = new ArrayList<>();
    for (Link link : result.links()) {
      if (link.end() != Link.End.NO_VISIT_EXPECTED
          && days.of(link.time().estimate()).equals(key.day())) {
        now.add(link);
      }
    }
    return now;
  }

  private boolean isHeld(String recorder, Instant when) {
    for (CustodySpan span : hands(recorder)) {
      Instant to = span.to();
      if (!span.from().isAfter(when) && (to == null || to.isAfter(when))) {
        return true;
      }
    }
    return false;
  }
}
