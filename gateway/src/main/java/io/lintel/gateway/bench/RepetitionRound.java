package io.lintel.gateway.bench;

import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.config.PolicyWrong;
import io.lintel.gateway.journal.GroupCommitJournal;
import io.lintel.gateway.journal.JournalLimits;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import io.lintel.gateway.policy.Policy;
import io.lintel.gateway.projection.Basis;
import io.lintel.gateway.projection.PolicyJudge;
import io.lintel.gateway.projection.Projector;
import io.lintel.gateway.recorder.RecorderTraits;
import io.lintel.gateway.recorder.RecorderTraits.ClockKind;
import io.lintel.gateway.store.DataDirectory;
import io.lintel.gateway.store.JournalDatabase;
import io.lintel.gateway.store.ProjectionDatabase;
import io.lintel.gateway.time.WallTimekeeper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** A journal and its projections on disk, under one repetition. */
final class RepetitionRound implements AutoCloseable {
  private static final int BATCH = 100;
  private static final int BATCHES_UNDER_WAY = 50;

  private final WallTimekeeper time = new WallTimekeeper(InstantSource.system(), System::nanoTime);
  private final DataDirectory data;
  private final GroupCommitJournal journal;
  private final Projector projector;
  private final Semaphore projected = new Semaphore(0);

  private RepetitionRound(Path folder) {
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    data = DataDirectory.open(folder);
    journal =
        new GroupCommitJournal(JournalDatabase.open(data), JournalLimits.DEFAULT, time, metrics)
            .start();
    Policy policy = shipped();
    Basis basis =
        new Basis(
            ZoneId.of("Asia/Shanghai"),
            policy.label(),
            new PolicyJudge(policy),
            Map.of(),
            new RecorderTraits(ClockKind.UNKNOWN, Duration.ZERO));
    ProjectionDatabase tables =
        ProjectionDatabase.open(data.file("projections.db"), basis.fingerprint());
    projector = new Projector(journal, tables, basis, time, metrics);
    projector.onProjected(settled -> projected.release());
    projector.start();
  }

  static RepetitionRound in(Path scratch) throws IOException {
    return new RepetitionRound(Files.createTempDirectory(scratch, "round"));
  }

  private static Policy shipped() {
    try {
      return PolicyFile.named("gas-strict");
    } catch (PolicyWrong wrong) {
      throw new IllegalStateException("the shipped policy cannot be used: " + wrong, wrong);
    }
  }

  /** Processor time until all is journaled, projected and judged. */
  long nanos(Repetition kind, int many) {
    journal.append(Repetition.before()).join();
    settle();
    long begin = ProcessorTime.nanos();
    ArrayDeque<CompletableFuture<List<Receipt>>> underWay = new ArrayDeque<>();
    for (int from = 0; from < many; from += BATCH) {
      List<Observation> batch = kind.of(from, Math.min(many, from + BATCH));
      underWay.add(journal.append(batch));
      if (underWay.size() > BATCHES_UNDER_WAY) {
        underWay.remove().join();
      }
    }
    underWay.forEach(CompletableFuture::join);
    settle();
    return ProcessorTime.nanos() - begin;
  }

  private void settle() {
    while (projector.projected() < journal.last()) {
      projected.acquireUninterruptibly();
    }
  }

  @Override
  public void close() {
    projector.close();
    journal.close();
    time.close();
    data.close();
  }
}
