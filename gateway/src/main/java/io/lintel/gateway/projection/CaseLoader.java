package io.lintel.gateway.projection;

import io.lintel.gateway.casework.Subject.TechnicianDay;
import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.linking.Swap;
import io.lintel.gateway.projection.UtilityDays.Window;
import io.lintel.gateway.store.FactTable;
import io.lintel.gateway.store.ProjectionWriter;
import io.lintel.gateway.store.VisitTable;
import io.lintel.gateway.visit.Visit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts a case file together from the tables: what an {@link OpenCase} would have gathered. */
final class CaseLoader {
  private final ProjectionWriter tables;
  private final UtilityDays days;
  private final Basis basis;
  private final EntryFacts facts;
  private final MeterVisits meterVisits;

  CaseLoader(ProjectionWriter tables, UtilityDays days, Basis basis, EntryFacts facts) {
    this.tables = tables;
    this.days = days;
    this.basis = basis;
    this.facts = facts;
    this.meterVisits = new MeterVisits(tables, facts);
  }

  OpenCase load(TechnicianDay key) {
    List<Visit> visits = new ArrayList<>();
    for (VisitTable.Standing standing : tables.visits().ofCase(key)) {
      tables.facts().one(standing.seq()).ifPresent(entry -> visits.add(facts.of().visit(entry)));
    }
    List<Swap> swaps = tables.swaps().ofCase(key);
    Set<String> recorders = recorders(key);
    recorders.addAll(borne(key, swaps));
    OpenCase open = new OpenCase(key, days, basis, visits, custody(key, recorders), recorders);
    open.swapped(swaps);
    if (!visits.isEmpty()) {
      fill(open, visits);
    }
    return open;
  }

  private void fill(OpenCase open, List<Visit> visits) {
    Window window = days.around(open.key().day());
    for (Entry entry : steps(open.key(), visits)) {
      open.heard(entry);
      open.add(facts.of().step(entry));
    }
    for (Entry entry : ofDevices(Kind.RECORDER_EVENT, open.recorders(), window)) {
      open.heard(entry);
      facts.recorderEvent(entry).ifPresent(open::add);
    }
    for (Entry entry : ofDevices(Kind.DOCKED_FILE, open.recorders(), window)) {
      open.heard(entry);
      facts.dockedFile(entry).ifPresent(open::add);
    }
    for (Entry entry : sessions(open.recorders(), window)) {
      open.heard(entry);
      open.add(facts.of().dockSession(entry));
    }
    for (Entry entry : ofDevices(Kind.READING, open.meters(), window)) {
      open.heard(entry);
      open.add(facts.of().reading(entry));
    }
    for (Entry entry : ofDevices(Kind.COMMAND, open.meters(), OpenCase.commands(window))) {
      open.heard(entry);
      open.add(facts.of().command(entry));
    }
    open.calls(meterVisits.calls(open.meters(), open.key().day(), open::has));
    for (Entry entry : tables.facts().ofKind(Kind.GATEWAY, window.from(), window.to())) {
      if (facts.isInterruption(entry)) {
        open.interrupted(entry.observation().received());
      }
    }
  }

  /** Those the technician held on the day, by hand-out or by the recorder's own word. */
  private Set<String> recorders(TechnicianDay key) {
    Window day = days.day(key.day());
    Set<String> recorders = new TreeSet<>();
    for (CustodySpan span : tables.custody().ofTechnician(key.technician().text())) {
      if (Hands.overlaps(span, day)) {
        recorders.add(span.recorder());
      }
    }
    recorders.addAll(tables.custody().recordersBoundTo(key.technician().text(), key.day()));
    return recorders;
  }

  /** The recorders that came to the technician by a swap. */
  private static List<String> borne(TechnicianDay key, List<Swap> swaps) {
    List<String> borne = new ArrayList<>();
    for (Swap swap : swaps) {
      String other = swap.recorderB();
      if (swap.technicianB().equals(key.technician())) {
        borne.add(swap.recorderA());
      } else if (other != null) {
        borne.add(other);
      }
    }
    return borne;
  }

  private List<CustodySpan> custody(TechnicianDay key, Set<String> recorders) {
    Window window = days.around(key.day());
    List<CustodySpan> spans = new ArrayList<>();
    for (String recorder : recorders) {
      for (CustodySpan span : tables.custody().ofRecorder(recorder)) {
        if (Hands.overlaps(span, window)) {
          spans.add(span);
        }
      }
    }
    spans.sort(Comparator.comparingLong(CustodySpan::seq));
    return spans;
  }

  private Iterable<Entry> steps(TechnicianDay key, List<Visit> visits) {
    TreeMap<Long, Entry> bySeq = new TreeMap<>();
    for (Visit visit : visits) {
      for (Entry entry : tables.facts().stepsOfVisit(visit.id().text())) {
        bySeq.put(entry.seq(), entry);
      }
    }
    Window day = days.day(key.day());
    for (Entry entry :
        tables.facts().ofDevice(Kind.STEP, key.technician().text(), day.from(), day.to())) {
      bySeq.put(entry.seq(), entry);
    }
    return bySeq.values();
  }

  /** All of the window, and of each recorder the first after it. */
  private Iterable<Entry> sessions(Set<String> recorders, Window window) {
    TreeMap<Long, Entry> bySeq = new TreeMap<>();
    for (String recorder : recorders) {
      for (Entry entry : sessions(tables.facts(), recorder, window)) {
        bySeq.put(entry.seq(), entry);
      }
    }
    return bySeq.values();
  }

  static List<Entry> sessions(FactTable facts, String recorder, Window window) {
    List<Entry> sessions =
        new ArrayList<>(facts.ofDevice(Kind.DOCK_SESSION, recorder, window.from(), window.to()));
    facts
        .firstFrom(Kind.DOCK_SESSION, recorder, window.to())
        .filter(next -> sessions.stream().noneMatch(known -> known.seq() == next.seq()))
        .ifPresent(sessions::add);
    sessions.sort(Comparator.comparingLong(Entry::seq));
    return sessions;
  }

  private Iterable<Entry> ofDevices(Kind kind, Set<String> devices, Window window) {
    TreeMap<Long, Entry> bySeq = new TreeMap<>();
    for (String device : devices) {
      for (Entry entry : tables.facts().ofDevice(kind, device, window.from(), window.to())) {
        bySeq.put(entry.seq(), entry);
      }
    }
    return bySeq.values();
  }
}
