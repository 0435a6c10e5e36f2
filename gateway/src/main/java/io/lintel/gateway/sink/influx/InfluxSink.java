package io.lintel.gateway.sink.influx;

import io.lintel.gateway.config.InfluxConfig;
import io.lintel.gateway.health.Supervised;
import io.lintel.gateway.journal.Cursors;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.sink.SetAside;
import io.lintel.gateway.sink.Sink;
import io.lintel.gateway.sink.influx.Upload.Next;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Takes the upload's next step when the journal has grown or a wait is over. */
public final class InfluxSink extends VerticleBase implements Sink {
  /** Longer than one write may take, time-outs included. */
  private static final Duration LONGEST_STEP = Duration.ofMinutes(2);

  private static final Duration AFTER_A_DEFECT = Duration.ofSeconds(10);

  /** Readings gather for so long, so that a write costs its request for many of them. */
  private static final Duration GATHERING = Duration.ofMillis(200);

  private final Journal journal;
  private final PointStore store;
  private final Upload upload;
  private final Standing standing;
  private final Supervised watch;
  private final AtomicBoolean woken = new AtomicBoolean();
  private @Nullable WorkerExecutor worker;
  private @Nullable Future<Next> underWay;
  private boolean waiting;
  private volatile boolean stopped;

  /**
   * What the sink works with.
   *
   * @param zone for times that meters write without an offset
   */
  public record Outside(
      Journal journal,
      Cursors cursors,
      SetAside setAside,
      ZoneId zone,
      InstantSource time,
      MeterRegistry registry) {}

  public InfluxSink(InfluxConfig config, Outside outside) {
    this(new InfluxPointStore(config), outside);
  }

  InfluxSink(PointStore store, Outside outside) {
    UploadMetrics metrics = new UploadMetrics(outside.registry());
    this.journal = outside.journal();
    this.store = store;
    this.standing = new Standing(outside.setAside(), outside.time());
    this.upload = new Upload(journal, outside.cursors(), store, standing, outside.zone(), metrics);
    this.watch = new Supervised(Upload.NAME, "uploading readings", false, outside.time());
    metrics.watch(upload::cursor, upload::behind, standing);
  }

  @Override
  public Future<?> start() {
    worker =
        vertx.createSharedWorkerExecutor(
            "lintel-sink-influx", 1, LONGEST_STEP.toSeconds(), TimeUnit.SECONDS);
    journal.onCommit(last -> wake());
    wake();
    return Future.succeededFuture();
  }

  /** From any thread; many calls before the step are one. */
  private void wake() {
    if (!stopped && woken.compareAndSet(false, true)) {
      context.runOnContext(nothing -> goingOn(this::gather));
    }
  }

  private void step() {
    WorkerExecutor free = worker;
    if (stopped || waiting || underWay != null || free == null) {
      return;
    }
    woken.set(false);
    Future<Next> taken = free.executeBlocking(upload::step);
    underWay = taken;
    taken.onComplete(
        next -> {
          underWay = null;
          watch.alive();
          goingOn(() -> after(next));
        },
        failure -> {
          underWay = null;
          watch.failed(failure);
          stepAfter(AFTER_A_DEFECT);
        });
  }

  /** Whatever {@code turn} throws, there is a next step: a commit may not come for hours. */
  private void goingOn(Runnable turn) {
    try {
      turn.run();
    } catch (RuntimeException | Error defect) {
      watch.failed(defect);
      if (!stopped && !waiting && underWay == null) {
        stepAfter(AFTER_A_DEFECT);
      }
    }
  }

  private void after(Next next) {
    if (next instanceof Next.After later) {
      stepAfter(later.pause());
    } else if (upload.behind() >= Upload.ENTRIES_A_STEP || upload.isSendingAgain()) {
      step();
    } else if (upload.behind() > 0 || woken.get()) {
      gather();
    }
  }

  private void gather() {
    if (!stopped && !waiting && underWay == null) {
      stepAfter(GATHERING);
    }
  }

  private void stepAfter(Duration pause) {
    waiting = true;
    vertx.setTimer(
        pause.toMillis(),
        timer -> {
          waiting = false;
          goingOn(this::step);
        });
  }

  /** Lets the write under way end; what is left is uploaded after the next start. */
  @Override
  public Future<?> stop() {
    stopped = true;
    watch.ending();
    upload.stop();
    Future<Next> last = underWay;
    Future<?> over = last == null ? Future.succeededFuture() : last.otherwiseEmpty();
    return over.onComplete(
        done -> {
          store.close();
          if (worker != null) {
            worker.close();
          }
        });
  }

  @Override
  public String name() {
    return Upload.NAME;
  }

  @Override
  public long cursor() {
    return upload.cursor();
  }

  @Override
  public long behind() {
    return upload.behind();
  }

  @Override
  public Optional<String> lastError() {
    return watch.notReadyBecause().or(standing::lastError);
  }

  @Override
  public Optional<Instant> lastAccepted() {
    return standing.lastAccepted();
  }

  @Override
  public long setAside() {
    return standing.refused();
  }

  @Override
  public void sendAgain() {
    upload.sendAgain();
    wake();
  }
}
