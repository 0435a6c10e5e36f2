package io.lintel.gateway.projection;

import io.lintel.gateway.clock.ClockLimits;
import io.lintel.gateway.clock.Interruptions;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.projection.UtilityDays.Window;
import io.lintel.gateway.recorder.ClockHistories;
import io.lintel.gateway.recorder.ClockHistory;
import io.lintel.gateway.recorder.Docked;
import io.lintel.gateway.recorder.DockedFile;
import io.lintel.gateway.recorder.RecorderEvent;
import io.lintel.gateway.store.ProjectionReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One recorder's clock through one day, made from the same entries that the day is judged by. */
public final class RecorderDays {
  private final UtilityDays days;
  private final EntryFacts facts;
  private final Basis basis;
  private final ClockLimits limits;

  public RecorderDays(Basis basis, ClockLimits limits) {
    this.days = new UtilityDays(basis.zone());
    this.facts = new EntryFacts(basis.zone());
    this.basis = basis;
    this.limits = limits;
  }

  public ClockHistory clock(ProjectionReader tables, String recorder, LocalDate day) {
    Window window = days.around(day);
    Window shown = days.day(day);
    List<RecorderEvent> events = new ArrayList<>();
    for (Entry entry : ofDevice(tables, Kind.RECORDER_EVENT, recorder, window)) {
      facts.recorderEvent(entry).ifPresent(events::add);
    }
    List<DockedFile> files = new ArrayList<>();
    for (Entry entry : ofDevice(tables, Kind.DOCKED_FILE, recorder, window)) {
      facts.dockedFile(entry).ifPresent(files::add);
    }
    List<Instant> interruptions = new ArrayList<>();
    for (Entry entry : tables.entries().ofKind(Kind.GATEWAY, window.from(), window.to())) {
      if (facts.isInterruption(entry)) {
        interruptions.add(entry.observation().received());
      }
    }
    Docked docked =
        new Docked(
            files,
            CaseLoader.sessions(tables.entries(), recorder, window).stream()
                .map(facts.of()::dockSession)
                .toList());
    return ClockHistories.of(
        events,
        docked,
        basis.traits().getOrDefault(recorder, basis.defaultTraits()),
        new Interruptions(interruptions),
        limits,
        shown.from(),
        shown.to());
  }

  private static List<Entry> ofDevice(
      ProjectionReader tables, Kind kind, String recorder, Window window) {
    return tables.entries().ofDevice(kind, recorder, window.from(), window.to());
  }
}
