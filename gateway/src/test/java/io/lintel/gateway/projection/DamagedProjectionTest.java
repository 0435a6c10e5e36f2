package io.lintel.gateway.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.bench.Repetition;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.recorder.RecorderTraits;
import io.lintel.gateway.store.ProjectionDatabase;
import io.lintel.gateway.store.ProjectionReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that a disk has damaged are built again by themselves, before the start and after it. */
class DamagedProjectionTest {
  private static final int PAGE = 4_096;
  private static final int READINGS = 300;
  private static final String CASE_BASIS = "basis";

  private final KeptJournal journal = new KeptJournal();
  private final Semaphore projected = new Semaphore(0);

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"every page", "every page but the first", "cut short", "empty"})
  void damageBeforeTheStartIsMended(String how) throws Exception {
    project();
    damage(how);
    project();
    assertReadable(ProjectionDatabase.open(file(), CASE_BASIS));
  }

  @Test
  void damageThatShowsWhileItRunsIsMendedAndReadersFollow() throws Exception {
    project();
    ProjectionDatabase database = ProjectionDatabase.open(file(), CASE_BASIS);
    try (ProjectionReader reader = database.reader();
        Projector projector = projector(database)) {
      assertTrue(database.isCurrent(reader));
      database.damaged("a reader found a corrupt page");
      journal.keep(Repetition.READINGS_RISING.of(READINGS, READINGS + 10));
      await(projector);
      assertFalse(database.isCurrent(reader));
      assertReadable(database);
    }
  }

  private void assertReadable(ProjectionDatabase database) {
    try (ProjectionReader reader = database.reader()) {
      long readings =
          journal.read(0, Integer.MAX_VALUE).stream()
              .filter(entry -> entry.observation().kind() == Kind.READING)
              .peek(entry -> assertTrue(reader.facts().one(entry.seq()).isPresent()))
              .count();
      assertTrue(readings >= READINGS);
    }
  }

  private void project() throws Exception {
    if (journal.last() == 0) {
      journal.keep(Repetition.before());
      journal.keep(Repetition.READINGS_RISING.of(0, READINGS));
    }
    try (Projector projector = projector(ProjectionDatabase.open(file(), CASE_BASIS))) {
      await(projector);
      assertEquals("ready", projector.notReadyBecause().orElse("ready"));
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

  private void await(Projector projector) throws InterruptedException {
    while (projector.projected() < journal.last()) {
      assertTrue(projected.tryAcquire(60, TimeUnit.SECONDS), "stands at " + projector.projected());
    }
  }

  private void damage(String how) throws IOException {
    try (RandomAccessFile tables = new RandomAccessFile(file().toFile(), "rw")) {
      long length = tables.length();
      switch (how) {
        case "cut short" -> tables.setLength(length / 2);
        case "empty" -> tables.setLength(0);
        default -> {
          for (long at = how.equals("every page") ? 0 : PAGE; at < length; at += PAGE) {
            tables.seek(at);
            tables.write(new byte[PAGE / 2]);
          }
        }
      }
    }
  }

  private Path file() {
    return directory.resolve("projections.db");
  }
}
