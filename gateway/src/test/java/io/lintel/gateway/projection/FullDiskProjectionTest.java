package io.lintel.gateway.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.GroupCommitJournal;
import io.lintel.gateway.journal.JournalLimits;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.recorder.RecorderTraits;
import io.lintel.gateway.store.DataDirectory;
import io.lintel.gateway.store.JournalDatabase;
import io.lintel.gateway.store.ProjectionDatabase;
import io.lintel.testing.SmallDisk;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full for a while: nothing acknowledged is lost, and nobody stays dead. */
class FullDiskProjectionTest {
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
  private static final int DISK_MEBIBYTES = 12;
  private static final int BATCH = 50;
  private static final int MOST_BATCHES = 2_000;
  private static final int PATIENCE_SECONDS = 60;

  private final SteppedTime time = new SteppedTime(NOW);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Semaphore projected = new Semaphore(0);
  private final Set<Long> acknowledged = new HashSet<>();
  private long next;

  @Test
  void theProjectorResumesByItselfWhenThereIsSpaceAgain(@TempDir Path journals, @TempDir Path at)
      throws Exception {
    try (SmallDisk disk = SmallDisk.at(at, DISK_MEBIBYTES);
        DataDirectory data = DataDirectory.open(journals);
        GroupCommitJournal journal = journal(data);
        Projector projector = projector(journal, disk.path())) {
      send(journal);
      disk.fill();
      for (int i = 0; projector.notReadyBecause().isEmpty() && i < MOST_BATCHES; i++) {
        send(journal);
        boolean unused = projected.tryAcquire(100, TimeUnit.MILLISECONDS);
      }
      String said = projector.notReadyBecause().orElseThrow();
      assertTrue(said.contains("projections stand at entry") && said.contains("full"), said);
      assertTrue(journal.notReadyBecause().isEmpty());

      disk.empty();

      await(() -> projector.projected() >= journal.last());
      await(() -> projector.notReadyBecause().isEmpty());
    }
  }

  @Test
  void journalAndProjectionsOnOneFullDiskLoseNothingThatWasAcknowledged(@TempDir Path at)
      throws Exception {
    try (SmallDisk disk = SmallDisk.at(at, DISK_MEBIBYTES);
        DataDirectory data = DataDirectory.open(disk.path());
        GroupCommitJournal journal = journal(data);
        Projector projector = projector(journal, disk.path())) {
      send(journal);
      await(() -> projector.projected() >= journal.last());
      disk.fill();
      int failed = 0;
      for (int i = 0; failed < 20 && i < MOST_BATCHES; i++) {
        failed += send(journal) ? 0 : 1;
      }
      assertEquals(20, failed);
      String said = journal.notReadyBecause().orElseThrow();
      assertTrue(said.contains("nothing can be written since") && said.contains("full"), said);

      disk.empty();

      await(() -> journal.notReadyBecause().isEmpty());
      for (int i = 0; i < 10; i++) {
        assertTrue(send(journal));
      }
      await(() -> projector.projected() >= journal.last());
      await(() -> projector.notReadyBecause().isEmpty());
      assertKeptOnce(journal);
    }
  }

  private void assertKeptOnce(GroupCommitJournal journal) {
    List<Long> kept = new ArrayList<>();
    for (Entry entry : journal.read(0, Integer.MAX_VALUE)) {
      if (entry.observation().kind() == Kind.READING) {
        kept.add(entry.observation().sequence());
      }
    }
    assertEquals(kept.size(), new HashSet<>(kept).size());
    assertTrue(kept.containsAll(acknowledged));
  }

  private GroupCommitJournal journal(DataDirectory data) {
    return new GroupCommitJournal(JournalDatabase.open(data), JournalLimits.DEFAULT, time, metrics)
        .start();
  }

  private Projector projector(GroupCommitJournal journal, Path directory) {
    RecorderTraits traits = new RecorderTraits(RecorderTraits.ClockKind.UNKNOWN, Duration.ZERO);
    Basis basis = new Basis(ZoneId.of("Asia/Shanghai"), "p", new PlainJudge(), Map.of(), traits);
    Projector projector =
        new Projector(
            journal,
            ProjectionDatabase.open(directory.resolve("projections.db"), "basis"),
            basis,
            time,
            metrics);
    projector.onProjected(settled -> projected.release());
    return projector.start();
  }

  /** Whether the batch was acknowledged; if not, its readings are sent no more. */
  private boolean send(GroupCommitJournal journal) {
    List<Observation> batch = new ArrayList<>();
    Set<Long> numbers = new HashSet<>();
    for (int i = 0; i < BATCH; i++) {
      long number = next++;
      numbers.add(number);
      String reading = "{\"seq\":" + number + ",\"volume_m3\":\"" + number + "\"}";
      batch.addAll(
          new Intake(meter -> null)
              .readings(
                  "G-1",
                  reading.getBytes(StandardCharsets.UTF_8),
                  Format.JSON,
                  new Arrival("mqtt", NOW, "test"))
              .all());
    }
    try {
      journal.append(batch).join();
      acknowledged.addAll(numbers);
      return true;
    } catch (CompletionException refused) {
      return false;
    }
  }

  private void await(BooleanSupplier reached) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!reached.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "not so within " + PATIENCE_SECONDS + " s");
      boolean unused = projected.tryAcquire(100, TimeUnit.MILLISECONDS);
    }
  }
}
