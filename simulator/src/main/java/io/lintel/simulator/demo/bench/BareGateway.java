package io.lintel.simulator.demo.bench;

import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.config.PolicyWrong;
import io.lintel.gateway.journal.GroupCommitJournal;
import io.lintel.gateway.journal.JournalLimits;
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
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A gateway's journal and, if wanted, its projections, on disk, without its doors. */
final class BareGateway implements AutoCloseable {
  private static final String PROJECTOR_THREAD = "lintel-projector";

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final WallTimekeeper time = new WallTimekeeper(InstantSource.system(), System::nanoTime);
  private final DataDirectory data;
  private final GroupCommitJournal journal;
  private final @Nullable Projector projector;

  private BareGateway(Path folder, @Nullable ZoneId zone) {
    data = DataDirectory.open(folder);
    journal =
        new GroupCommitJournal(JournalDatabase.open(data), JournalLimits.DEFAULT, time, metrics)
            .start();
    projector = zone == null ? null : projector(zone);
  }

  static BareGateway journalOnly(Path folder) {
    return new BareGateway(folder, null);
  }

  static BareGateway projecting(Path folder, ZoneId zone) {
    return new BareGateway(folder, zone);
  }

  private Projector projector(ZoneId zone) {
    Policy policy = shipped();
    Basis basis =
        new Basis(
            zone,
            policy.label(),
            new PolicyJudge(policy),
            Map.of(),
            new RecorderTraits(ClockKind.UNKNOWN, Duration.ZERO));
    ProjectionDatabase tables =
        ProjectionDatabase.open(data.file("projections.db"), basis.fingerprint());
    return new Projector(journal, tables, basis, time, metrics).start();
  }

  private static Policy shipped() {
    try {
      return PolicyFile.named("gas-strict");
    } catch (PolicyWrong wrong) {
      throw new IllegalStateException("the shipped policy cannot be used: " + wrong, wrong);
    }
  }

  GroupCommitJournal journal() {
    return journal;
  }

  /** The last entry whose facts, and the verdicts that do not wait their turn, can be read. */
  long written() {
    return projector == null ? journal.last() : projector.written();
  }

  /** Calls {@code listener} whenever {@link #written()} has grown. */
  void onWritten(Runnable listener) {
    if (projector != null) {
      projector.onProjected(settled -> listener.run());
    }
  }

  long judged() {
    return Math.round(metrics.counter("lintel_judged_cases").count());
  }

  /** Processor time of the projecting thread: on a busy machine it says more than the clock. */
  long projectorNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (long id : threads.getAllThreadIds()) {
      var info = threads.getThreadInfo(id);
      if (info != null && info.getThreadName().equals(PROJECTOR_THREAD)) {
        return threads.getThreadCpuTime(id);
      }
    }
    return 0;
  }

  @Override
  public void close() {
    if (projector != null) {
      projector.close();
    }
    journal.close();
    time.close();
    data.close();
  }
}
