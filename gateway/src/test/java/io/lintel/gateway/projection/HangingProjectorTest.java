package io.lintel.gateway.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import io.lintel.gateway.recorder.RecorderTraits;
import io.lintel.gateway.store.ProjectionDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A projector that hangs throws nothing, and is not ready all the same. */
class HangingProjectorTest {
  private final AtomicLong nanos = new AtomicLong();
  private final StuckJournal journal = new StuckJournal();

  /** Its disk does not answer for a while. */
  private static final class StuckJournal implements Journal {
    private final Semaphore asked = new Semaphore(0);
    private final Semaphore answers = new Semaphore(0);

    @Override
    public CompletableFuture<List<Receipt>> append(List<Observation> batch) {
      return new CompletableFuture<>();
    }

    @Override
    public List<Entry> read(long after, int limit) {
      asked.release();
      answers.acquireUninterruptibly();
      return List.of();
    }

    @Override
    public long last() {
      return 0;
    }

    @Override
    public void onCommit(CommitListener listener) {}

    @Override
    public long takenIn() {
      return 0;
    }
  }

  @Test
  void aStepThatHangsIsToldUntilItEnds(@TempDir Path directory) throws Exception {
    RecorderTraits traits = new RecorderTraits(RecorderTraits.ClockKind.UNKNOWN, Duration.ZERO);
    Basis basis = new Basis(ZoneId.of("Asia/Shanghai"), "p", new PlainJudge(), Map.of(), traits);
    try (Projector projector =
        new Projector(
                journal,
                ProjectionDatabase.open(directory.resolve("projections.db"), "basis"),
                basis,
                new SteppedTime(Instant.parse("2026-11-22T04:00:00Z")),
                new SimpleMeterRegistry(),
                nanos::get)
            .start()) {
      journal.asked.acquire();
      nanos.addAndGet(Projector.LONGEST_STEP.toNanos() - 1);
      assertEquals(Optional.empty(), projector.notReadyBecause());

      nanos.incrementAndGet();
      String said = projector.notReadyBecause().orElseThrow();
      assertTrue(said.contains("a step of the projections has been under way for 120 s"), said);

      journal.answers.release(1_000);
      while (projector.notReadyBecause().isPresent()) {
        Thread.onSpinWait();
      }
    }
  }
}
