package io.lintel.gateway.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.intake.Taken;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.recorder.RecorderTraits;
import io.lintel.gateway.store.ProjectionDatabase;
import io.lintel.gateway.store.ProjectionReader;
import io.lintel.gateway.store.ProjectionWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A journal whose entries are projected, group by group, as soon as they are kept. */
final class ProjectedJournal implements AutoCloseable {
  private final KeptJournal journal;
  private final ProjectionDatabase database;
  private final ProjectionWriter tables;
  private final GroupProjection projection;
  private final Unjudged unjudged = new Unjudged();
  private long projected;

  ProjectedJournal(Path directory, CaseJudge judge) {
    this(directory, judge, new KeptJournal());
  }

  /** Goes on where the projections in {@code directory} stand. */
  ProjectedJournal(Path directory, CaseJudge judge, KeptJournal journal) {
    this.journal = journal;
    database = ProjectionDatabase.open(directory.resolve("projections.db"), "basis");
    tables = database.writer();
    projection = new GroupProjection(tables, basis(judge), unjudged);
    projected = tables.cursor();
    project();
  }

  static Basis basis(CaseJudge judge) {
    RecorderTraits traits = new RecorderTraits(RecorderTraits.ClockKind.UNKNOWN, Duration.ZERO);
    return new Basis(ZoneId.of("Asia/Shanghai"), "p", judge, Map.of(), traits);
  }

  void keep(Taken taken) {
    assertEquals("", taken.diagnostic());
    journal.keep(taken.all());
    project();
  }

  void keep(Observation said) {
    journal.keep(List.of(said));
    project();
  }

  private void project() {
    Map<Long, List<Entry>> groups = new TreeMap<>();
    for (Entry entry : journal.read(projected, Integer.MAX_VALUE)) {
      groups.computeIfAbsent(entry.group(), number -> new ArrayList<>()).add(entry);
    }
    groups.values().forEach(projection::project);
    projected = journal.last();
    projection.commit(projected);
  }

  /** Whether something that earlier judges judged is still to be judged again. */
  boolean judgesAgain() {
    return projection.judgesAgain().isPresent();
  }

  /** The number of the last entry. */
  long last() {
    return projected;
  }

  Unjudged unjudged() {
    return unjudged;
  }

  ProjectionWriter tables() {
    return tables;
  }

  ProjectionReader reader() {
    return database.reader();
  }

  @Override
  public void close() {
    tables.close();
  }
}
