package io.lintel.gateway.projection;

import io.lintel.gateway.bench.Repetition;
import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.config.PolicyWrong;
import io.lintel.gateway.journal.Candidate;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.recorder.RecorderTraits;
import io.lintel.gateway.store.DataDirectory;
import io.lintel.gateway.store.JournalDatabase;
import io.lintel.gateway.store.ProjectionDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What somebody repeats, through journal and projections on the caller's thread: small commit
 * groups of one and the same size, so that it is always the same work.
 */
public final class RepeatedDay implements AutoCloseable {
  /** Entries in a commit group. */
  private static final int GROUP = 5;

  /** Judged whenever there is twice as much: then it is so for some and for four times as many. */
  private static final Turns.Pace PACE = new Turns.Pace(GROUP, 1);

  private final DataDirectory data;
  private final JournalDatabase journal;
  private final Replay replay;
  private long taken;

  public RepeatedDay(Path folder) throws PolicyWrong {
    data = DataDirectory.open(folder);
    journal = JournalDatabase.open(data);
    var policy = PolicyFile.named("gas-strict");
    Basis basis =
        new Basis(
            ZoneId.of("Asia/Shanghai"),
            policy.label(),
            new PolicyJudge(policy),
            Map.of(),
            new RecorderTraits(RecorderTraits.ClockKind.UNKNOWN, Duration.ZERO));
    replay =
        new Replay(
            ProjectionDatabase.open(data.file("projections.db"), basis.fingerprint()), basis, PACE);
    take(Repetition.before());
    replay.settle();
  }

  /** Takes so many repetitions, and judges all. */
  public void take(String kind, int many) {
    Repetition repetition = Repetition.valueOf(kind);
    for (int i = 0; i < many; i += GROUP) {
      take(repetition.of(i, Math.min(many, i + GROUP)));
    }
    replay.settle();
  }

  private void take(List<Observation> group) {
    var unused = journal.commit(group.stream().map(Candidate::of).toList());
    List<Entry> entries = journal.read(taken, Integer.MAX_VALUE);
    if (!entries.isEmpty()) {
      replay.take(entries);
      taken = entries.get(entries.size() - 1).seq();
    }
  }

  @Override
  public void close() {
    replay.close();
    journal.close();
    data.close();
  }
}
