package io.lintel.gateway.bench;

import io.lintel.gateway.journal.GroupCommitJournal;
import io.lintel.gateway.journal.JournalLimits;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import io.lintel.gateway.store.BareInserts;
import io.lintel.gateway.store.DataDirectory;
import io.lintel.gateway.store.JournalDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The shipped journal and the bare loop, each on a file of its own that grows with every round. */
final class JournalRounds implements AutoCloseable {
  /** Batches under way at once; sources bound theirs likewise. */
  private static final int WINDOW_OBSERVATIONS = JournalLimits.DEFAULT.queuedObservations() / 2;

  private static final double NANOS = 1e9;

  private final DataDirectory directory;
  private final GroupCommitJournal journal;
  private final BareInserts bare;

  JournalRounds(Path path) {
    directory = DataDirectory.open(path);
    bare = BareInserts.open(directory.file("bare.db"));
    journal =
        new GroupCommitJournal(
                JournalDatabase.open(directory),
                JournalLimits.DEFAULT,
                InstantSource.system(),
                new SimpleMeterRegistry())
            .start();
  }

  /** Observations a second through the journal, from the first append to the last receipt. */
  double journal(List<Observation> observations, int batch) {
    long begin = System.nanoTime();
    ArrayDeque<CompletableFuture<List<Receipt>>> underWay = new ArrayDeque<>();
    for (int from = 0; from < observations.size(); from += batch) {
      int to = Math.min(from + batch, observations.size());
      underWay.add(journal.append(observations.subList(from, to)));
      if (underWay.size() * batch > WINDOW_OBSERVATIONS) {
        underWay.remove().join();
      }
    }
    underWay.forEach(CompletableFuture::join);
    return observations.size() * NANOS / (System.nanoTime() - begin);
  }

  /** Rows a second of the bare loop. */
  double bare(List<Observation> observations) {
    long begin = System.nanoTime();
    bare.insert(observations, JournalLimits.DEFAULT.groupObservations());
    return observations.size() * NANOS / (System.nanoTime() - begin);
  }

  @Override
  public void close() {
    journal.close();
    bare.close();
    directory.close();
  }
}
