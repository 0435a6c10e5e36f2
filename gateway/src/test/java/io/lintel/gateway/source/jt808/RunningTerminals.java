package io.lintel.gateway.source.jt808;

import io.lintel.gateway.config.Jt808Config;
import io.lintel.gateway.config.ListenAddress;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.GroupCommitJournal;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.JournalLimits;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Quotas;
import io.lintel.gateway.journal.Receipt;
import io.lintel.gateway.store.DataDirectory;
import io.lintel.gateway.store.JournalDatabase;
import io.lintel.gateway.store.TerminalDatabase;
import io.lintel.gateway.time.WallTimekeeper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The source on a free port before a real journal, whose answers a test can hold back. */
final class RunningTerminals implements AutoCloseable {
  final Vertx vertx = Vertx.vertx();
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final WallTimekeeper time = new WallTimekeeper(InstantSource.system(), System::nanoTime);
  private final DataDirectory data;
  private final GroupCommitJournal journal;
  private final TerminalDatabase numbers;
  private final Jt808Source source;
  private final Gate gate = new Gate();

  /** The real journal behind a door. */
  private final class Gate implements Journal {
    private final List<Runnable> held = new ArrayList<>();
    private boolean closed;
    private boolean full;
    private int refusals;
    private int most;

    @Override
    public synchronized CompletableFuture<List<Receipt>> append(List<Observation> batch) {
      most = Math.max(most, batch.size());
      if (full) {
        refusals++;
        notifyAll();
        return CompletableFuture.failedFuture(new JournalFull("full"));
      }
      if (!closed) {
        return journal.appendCharged(batch);
      }
      CompletableFuture<List<Receipt>> later = new CompletableFuture<>();
      held.add(
          () -> {
            var unused =
                journal.appendCharged(batch).whenComplete((kept, no) -> settle(later, kept, no));
          });
      notifyAll();
      return later;
    }

    @Override
    public @Nullable JournalRefuses charge(List<Observation> message) {
      return journal.charge(message);
    }

    private void settle(
        CompletableFuture<List<Receipt>> later, List<Receipt> kept, Throwable failure) {
      if (failure == null) {
        later.complete(kept);
      } else {
        later.completeExceptionally(failure);
      }
    }

    @Override
    public List<Entry> read(long after, int limit) {
      return journal.read(after, limit);
    }

    @Override
    public long last() {
      return journal.last();
    }

    @Override
    public void onCommit(CommitListener listener) {
      journal.onCommit(listener);
    }

    @Override
    public long takenIn() {
      return journal.takenIn();
    }
  }

  RunningTerminals(Path folder, Jt808Config config) {
    this(folder, config, Quotas.NONE);
  }

  /** Where {@code quotas} say who may send how much. */
  RunningTerminals(Path folder, Jt808Config config, Quotas quotas) {
    data = DataDirectory.open(folder.resolve("data"));
    journal =
        new GroupCommitJournal(
                JournalDatabase.open(data),
                JournalLimits.DEFAULT,
                quotas,
                time,
                new SimpleMeterRegistry())
            .start();
    numbers = TerminalDatabase.open(data);
    source = new Jt808Source(config, "a secret", numbers, gate, time, registry);
    settle(vertx.deployVerticle(source));
  }

  /** On any free port, whoever comes may register. */
  static Jt808Config anyone() {
    return new Jt808Config(
        new ListenAddress("127.0.0.1", 0),
        true,
        Duration.ofMinutes(5),
        Duration.ofDays(30),
        null,
        Map.of());
  }

  int port() {
    return source.port();
  }

  /** From now on nothing is committed, and the source waits. */
  void hold() {
    synchronized (gate) {
      gate.closed = true;
    }
  }

  /** Waits until the source waits for a commit. */
  void awaitHeld() throws InterruptedException {
    synchronized (gate) {
      while (gate.held.isEmpty()) {
        gate.wait();
      }
    }
  }

  void release() {
    List<Runnable> held;
    synchronized (gate) {
      gate.closed = false;
      held = new ArrayList<>(gate.held);
      gate.held.clear();
    }
    held.forEach(Runnable::run);
  }

  /** From now on the journal is full. */
  void fill() {
    synchronized (gate) {
      gate.full = true;
    }
  }

  /** Waits until {@code times} batches were refused; then there is room again. */
  void awaitRefused(int times) throws InterruptedException {
    synchronized (gate) {
      while (gate.refusals < times) {
        gate.wait();
      }
      gate.full = false;
    }
  }

  /** Of the batches that came to the journal, the largest. */
  int mostGathered() {
    synchronized (gate) {
      return gate.most;
    }
  }

  double gauge(String name) {
    return registry.get(name).gauge().value();
  }

  double counted(String outcome) {
    return registry.get("lintel_jt808_messages").tag("outcome", outcome).counter().count();
  }

  List<Observation> journaled() {
    List<Observation> all = new ArrayList<>();
    long after = 0;
    for (List<Entry> page = journal.read(after, 10_000);
        !page.isEmpty();
        page = journal.read(after, 10_000)) {
      page.forEach(entry -> all.add(entry.observation()));
      after = page.get(page.size() - 1).seq();
    }
    return all;
  }

  static <T> T settle(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    settle(vertx.close());
    numbers.close();
    journal.close();
    data.close();
    time.close();
  }
}
