package io.lintel.gateway.source.mqtt;

import io.lintel.gateway.health.Supervised;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import io.lintel.gateway.wording.PlainReason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Between the broker and the journal: while one batch is being committed, the next one gathers;
 * after the commit every message of the batch is acknowledged. A batch the journal refuses is
 * offered again until it is taken: nothing is dropped, and the broker stops sending once its window
 * of unacknowledged messages is full. Nobody's quota is asked: to the gateway a broker is one
 * sender, and holding back one device's messages would fill the window that all share.
 */
final class Intray implements AutoCloseable {
  /**
   * Messages that gather at most. QoS 1 stays below it by the receive maximum; a flood of QoS 0
   * holds up the connection here, and the broker then drops what it cannot send.
   */
  static final int MOST_GATHERING = 16 * MqttSource.RECEIVE_MAXIMUM;

  private static final Duration FIRST_RETRY = Duration.ofMillis(20);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(2);
  private static final Logger log = LoggerFactory.getLogger(Intray.class);

  private final Journal journal;
  private final MqttMetrics metrics;
  private final Supervised watch;
  private final ScheduledExecutorService acknowledger =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "mqtt-acknowledger");
            thread.setDaemon(true);
            return thread;
          });
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private Batch gathering = new Batch();
  private boolean committing;
  private boolean closed;
  private volatile @Nullable String refusal;

  /** A message to be acknowledged over the connection it came by. */
  interface Acknowledgement {
    void send(int messageId);
  }

  private static final class Batch {
    final List<Observation> observations = new ArrayList<>();
    final List<Acknowledgement> links = new ArrayList<>();
    final List<Integer> ids = new ArrayList<>();
  }

  Intray(Journal journal, MqttMetrics metrics, InstantSource time) {
    this.journal = journal;
    this.watch = new Supervised(MqttSource.NAME, "acknowledging what the broker sent", true, time);
    this.metrics = metrics;
    metrics.watchGathering(this::gathering);
  }

  /**
   * Takes the observations of one QoS 1 message; {@code link} hears of it when they are durable.
   * Waits while {@link #MOST_GATHERING} messages gather.
   */
  void put(List<Observation> observations, Acknowledgement link, int messageId)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (gathering.links.size() >= MOST_GATHERING && !closed) {
        room.await();
      }
      gathering.observations.addAll(observations);
      gathering.links.add(link);
      gathering.ids.add(messageId);
      commitIfIdle();
    } finally {
      lock.unlock();
    }
  }

  /** Takes what nobody waits for: QoS 0, and the source's own life. */
  void put(List<Observation> observations) throws InterruptedException {
    put(observations, messageId -> {}, 0);
  }

  /** Why nothing is taken or acknowledged at the moment; empty if it is. */
  Optional<String> refusal() {
    return Optional.ofNullable(refusal).or(watch::notReadyBecause);
  }

  private int gathering() {
    lock.lock();
    try {
      return gathering.links.size();
    } finally {
      lock.unlock();
    }
  }

  private void commitIfIdle() {
    if (!committing && !closed && !gathering.links.isEmpty()) {
      committing = true;
      Batch batch = gathering;
      gathering = new Batch();
      room.signalAll();
      commit(batch, FIRST_RETRY);
    }
  }

  private void commit(Batch batch, Duration retry) {
    CompletionStage<List<Receipt>> appended;
    try {
      appended = journal.appendCharged(batch.observations);
    } catch (RuntimeException | Error defect) {
      // As if it had been refused: nothing else would ever offer the batch again.
      watch.failed(defect);
      hop(() -> settled(batch, defect, retry));
      return;
    }
    var unused =
        appended.handle(
            (receipts, failure) -> {
              hop(() -> settled(batch, failure, retry));
              return receipts;
            });
  }

  private void settled(Batch batch, @Nullable Throwable failure, Duration retry) {
    if (failure != null) {
      watch.guarded(() -> refused(failure, retry)).run();
      Duration next = retry.multipliedBy(2);
      Duration longer = next.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : next;
      later(() -> commit(batch, longer), retry);
      return;
    }
    watch.guarded(this::accepted).run();
    lock.lock();
    try {
      // The next commit runs while this batch is acknowledged.
      committing = false;
      commitIfIdle();
    } finally {
      lock.unlock();
    }
    for (int i = 0; i < batch.links.size(); i++) {
      acknowledge(batch.links.get(i), batch.ids.get(i));
    }
    metrics.acknowledged(batch.links.size());
  }

  /** One that cannot be acknowledged must not keep the others from it. */
  private void acknowledge(Acknowledgement link, int messageId) {
    try {
      link.send(messageId);
    } catch (RuntimeException | Error defect) {
      watch.failed(defect);
    }
  }

  private void refused(Throwable failure, Duration retry) {
    metrics.refused();
    if (refusal == null) {
      log.warn(
          "source=mqtt outcome=journal_refuses retry_ms={} why={}",
          retry.toMillis(),
          failure.getMessage());
    }
    refusal = "the journal takes nothing: " + PlainReason.of(failure);
  }

  private void accepted() {
    if (refusal != null) {
      refusal = null;
      log.info("source=mqtt outcome=journal_accepts");
    }
  }

  private void hop(Runnable task) {
    try {
      acknowledger.execute(watch.guarded(task::run));
    } catch (RejectedExecutionException closing) {
      log.debug("source=mqtt outcome=closing; the broker will send the batch again");
    }
  }

  private void later(Runnable task, Duration delay) {
    try {
      var unused =
          acknowledger.schedule(watch.guarded(task::run), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closing) {
      log.debug("source=mqtt outcome=closing; the broker will send the batch again");
    }
  }

  /** Lets go of what is not committed: the broker keeps it, and sends it again. */
  @Override
  public void close() {
    watch.ending();
    lock.lock();
    try {
      closed = true;
      room.signalAll();
    } finally {
      lock.unlock();
    }
    acknowledger.shutdownNow();
  }
}
