package io.lintel.gateway.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.bench.Repetition;
import io.lintel.gateway.recorder.RecorderTraits;
import io.lintel.gateway.store.PageDamage;
import io.lintel.gateway.store.ProjectionDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every kind of page of the projections, damaged before a start: after it, and a look through all
 * pages, the tables are those of projections that were never damaged. Of texts that are longer than
 * a page SQLite cannot tell that they are others; they are read, and nothing stands still.
 */
class ProjectionPagesTest {
  private static final long SEED = 37;
  private static final int OF_EACH = 2;
  private static final int KINDS_EACH = 4;
  private static final int MORE = 10;

  private final KeptJournal journal = new KeptJournal();
  private final Semaphore projected = new Semaphore(0);

  @TempDir private Path directory;

  @Test
  void noDamagedPageIsLeftInTheTables() throws Exception {
    journal.keep(Repetition.before());
    for (Repetition kind : Repetition.values()) {
      journal.keep(kind.of(0, KINDS_EACH));
    }
    project(file());
    PageDamage disk = PageDamage.of(file());
    Random luck = new Random(SEED);
    List<PageDamage.How> ways = List.of(PageDamage.How.values());
    Path never = directory.resolve("never-damaged.db");
    int more = 0;
    for (PageDamage.Page page : disk.some(OF_EACH, luck)) {
      PageDamage.How how = ways.get(luck.nextInt(ways.size()));
      disk.damage(page, how, luck);
      more++;
      // Either may note in the journal that it has settled.
      for (long last = -1; last < journal.last(); ) {
        last = journal.last();
        project(file());
        project(never);
      }
      if (!page.what().endsWith(" overflow")) {
        assertAlike(tables(never), tables(file()), page + " " + how);
      }
    }
    assertTrue(more > MORE, more + " pages");
  }

  private static void assertAlike(
      Map<String, List<String>> never, Map<String, List<String>> mended, String about) {
    assertEquals(never.keySet(), mended.keySet(), about);
    never.forEach((table, rows) -> assertEquals(rows, mended.get(table), about + ": " + table));
  }

  private Path file() {
    return directory.resolve("projections.db");
  }

  /** As a gateway does: the tables are looked through beside the projector. */
  private void project(Path file) throws InterruptedException {
    ProjectionDatabase database = ProjectionDatabase.open(file, "basis");
    try (Projector projector = projector(database)) {
      database.lookThrough();
      while (projector.projected() < journal.last() || database.isDamaged()) {
        assertTrue(
            projected.tryAcquire(60, TimeUnit.SECONDS),
            () -> projector.notReadyBecause().orElse("stands at " + projector.projected()));
      }
    }
  }

  private Projector projector(ProjectionDatabase database) {
    RecorderTraits traits = new RecorderTraits(RecorderTraits.ClockKind.UNKNOWN, Duration.ZERO);
    Basis basis = new Basis(ZoneId.of("Asia/Shanghai"), "p", new PlainJudge(), Map.of(), traits);
    SteppedTime time = new SteppedTime(Instant.parse("2026-11-22T05:00:00Z"));
    Projector projector = new Projector(journal, database, basis, time, new SimpleMeterRegistry());
    projector.onProjected(settled -> projected.release());
    return projector.start();
  }

  /** All rows of all tables, by table. */
  private static Map<String, List<String>> tables(Path file) throws SQLException {
    Map<String, List<String>> tables = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      List<String> names = new ArrayList<>();
      try (ResultSet row =
          statement.executeQuery(
              "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'meta'")) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
      for (String name : names) {
        tables.put(name, rows(statement.executeQuery("SELECT * FROM " + name)));
      }
    }
    return tables;
  }

  private static List<String> rows(ResultSet result) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (result) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          row.append(result.getString(i)).append('|');
        }
        rows.add(row.toString());
      }
    }
    rows.sort(null);
    return rows;
  }
}
