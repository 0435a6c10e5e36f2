package io.lintel.gateway.source.mqtt;

import io.lintel.gateway.config.BrokerTls;
import io.lintel.gateway.config.EndpointConfig;
import io.lintel.gateway.config.ListenAddress;
import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.identity.Speaker;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.GroupCommitJournal;
import io.lintel.gateway.journal.JournalLimits;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.store.DataDirectory;
import io.lintel.gateway.store.JournalDatabase;
import io.lintel.gateway.time.Timekeeper;
import io.lintel.gateway.time.WallTimekeeper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The MQTT source with a real journal behind it, and ways to wait for what it does. */
final class RunningSource implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Vertx vertx = Vertx.vertx();
  private final WallTimekeeper wall = new WallTimekeeper(InstantSource.system(), System::nanoTime);
  private final DataDirectory data;
  private final GroupCommitJournal journal;
  private final MqttSource source;
  private final String deployment;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition committed = lock.newCondition();

  RunningSource(URI broker, Path folder) {
    this(broker, folder, BrokerTls.USUAL);
  }

  RunningSource(URI broker, Path folder, BrokerTls tls) {
    this(broker, folder, tls, null);
  }

  /**
   * @param clock the source's alone
   */
  RunningSource(URI broker, Path folder, Timekeeper clock) {
    this(broker, folder, BrokerTls.USUAL, clock);
  }

  private RunningSource(URI broker, Path folder, BrokerTls tls, @Nullable Timekeeper clock) {
    data = DataDirectory.open(folder);
    journal =
        new GroupCommitJournal(
                JournalDatabase.open(data), JournalLimits.DEFAULT, wall, new SimpleMeterRegistry())
            .start();
    journal.onCommit(
        last -> {
          lock.lock();
          try {
            committed.signalAll();
          } finally {
            lock.unlock();
          }
        });
    source =
        new MqttSource(
            broker,
            config(tls),
            Speaker.OWN,
            new Intake(meter -> null),
            journal,
            clock == null ? wall : clock,
            new SimpleMeterRegistry());
    deployment = settle(vertx.deployVerticle(source));
  }

  private static MqttConfig config(BrokerTls tls) {
    return new MqttConfig(
        null,
        new ListenAddress("127.0.0.1", 0),
        "lintel-test",
        null,
        null,
        EndpointConfig.DEFAULT,
        tls);
  }

  MqttSource source() {
    return source;
  }

  /** Waits for a commit after which the journal's entries satisfy {@code enough}. */
  List<Entry> awaitEntries(Predicate<List<Entry>> enough) throws InterruptedException {
    long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    lock.lock();
    try {
      List<Entry> entries = entries();
      while (!enough.test(entries)) {
        if (left <= 0) {
          throw new AssertionError(
              "waited in vain; the journal holds "
                  + entries.size()
                  + " entries: "
                  + entries.subList(0, Math.min(5, entries.size())));
        }
        left = committed.awaitNanos(left);
        entries = entries();
      }
      return entries;
    } finally {
      lock.unlock();
    }
  }

  List<Entry> awaitLife(int events) throws InterruptedException {
    return awaitEntries(entries -> of(Kind.GATEWAY, entries).size() >= events);
  }

  List<Entry> entries() {
    return journal.read(0, 1_000_000);
  }

  static List<Entry> of(Kind kind, List<Entry> entries) {
    return entries.stream().filter(entry -> entry.observation().kind() == kind).toList();
  }

  @Override
  public void close() {
    settle(vertx.undeploy(deployment));
    settle(vertx.close());
    journal.close();
    data.close();
    wall.close();
  }

  private static <T> T settle(Future<T> future) {
    return future
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .join();
  }
}
