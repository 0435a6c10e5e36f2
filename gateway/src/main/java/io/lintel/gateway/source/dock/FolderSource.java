package io.lintel.gateway.source.dock;

import io.lintel.gateway.config.DockConfig;
import io.lintel.gateway.health.Health;
import io.lintel.gateway.health.Supervised;
import io.lintel.gateway.intake.DockReports;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.time.Timekeeper;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the watched folders at intervals, one after the other, on a thread of its own. An
 * accelerated clock stands while it looks, so that a file is taken near the time at which it was
 * docked.
 */
public final class FolderSource extends VerticleBase implements Health {
  private static final String NAME = "dock folders";
  private static final Logger log = LoggerFactory.getLogger(FolderSource.class);

  /** When the next look could not be arranged. */
  private static final Duration AFTER_A_DEFECT = Duration.ofSeconds(1);

  private final Journal journal;
  private final Timekeeper time;
  private final Duration every;
  private final List<FolderWatch> watches;
  private final DockMetrics metrics;
  private final Supervised rounds;
  private @Nullable WorkerExecutor worker;
  private Future<?> round = Future.succeededFuture();
  private Timekeeper.@Nullable Timer timer;
  private boolean stopped;

  /** Whether a folder of the round under way could not be looked at. */
  private boolean failed;

  public FolderSource(DockConfig config, Journal journal, Timekeeper time, MeterRegistry registry) {
    this.journal = journal;
    this.time = time;
    this.every = config.every();
    this.rounds = new Supervised(NAME, "looking at the dock folders", true, time);
    DockReports reports = new DockReports(config.names(), config.zone());
    this.watches =
        config.folders().stream()
            .map(folder -> new FolderWatch(folder, config.quiet(), config.giveUp(), reports))
            .toList();
    this.metrics = new DockMetrics(registry, watches);
  }

  @Override
  public Future<?> start() {
    String names = System.getProperty("sun.jnu.encoding", "");
    if (!names.toUpperCase(Locale.ROOT).startsWith("UTF") && !names.startsWith("GB")) {
      log.warn(
          "folders outcome=locale_without_letters encoding={}; names of files are read all the same,"
              + " but a path in lintel.yaml can have no Chinese letters: start with LC_ALL=C.UTF-8",
          names);
    }
    worker = vertx.createSharedWorkerExecutor("lintel-dock", 1);
    next(false);
    return Future.succeededFuture();
  }

  /** A look that is under way is brought to its end: the journal is still there. */
  @Override
  public Future<?> stop() {
    stopped = true;
    rounds.ending();
    Timekeeper.Timer last = timer;
    if (last != null) {
      last.cancel();
    }
    WorkerExecutor looking = worker;
    return round
        .otherwiseEmpty()
        .onComplete(
            done -> {
              if (looking != null) {
                looking.close();
              }
            });
  }

  private void next(boolean atOnce) {
    if (stopped) {
      return;
    }
    try {
      Instant now = time.instant();
      timer = time.at(atOnce ? now : now.plus(every), this::due);
    } catch (RuntimeException | Error defect) {
      // Without a next look there is none for ever.
      rounds.failed(defect);
      vertx.setTimer(AFTER_A_DEFECT.toMillis(), timer -> next(false));
    }
  }

  private void due() {
    try {
      Timekeeper.Hold hold = time.hold();
      context.runOnContext(go -> round(hold));
    } catch (RuntimeException | Error defect) {
      rounds.failed(defect);
      next(false);
    }
  }

  private void round(Timekeeper.Hold hold) {
    if (stopped) {
      hold.close();
      return;
    }
    failed = false;
    round =
        looked(0, false)
            .onComplete(
                more -> {
                  if (!failed) {
                    rounds.alive();
                  }
                  next(more.succeeded() && more.result());
                  hold.close();
                });
  }

  /** One folder after the other; whether one of them has more. */
  private Future<Boolean> looked(int index, boolean more) {
    WorkerExecutor looking = worker;
    if (index == watches.size() || looking == null) {
      return Future.succeededFuture(more);
    }
    FolderWatch folder = watches.get(index);
    return looking
        .executeBlocking(() -> folder.look(time.instant()))
        .compose(found -> kept(folder, found))
        .recover(
            failure -> {
              log.warn("folder=\"{}\" outcome=look_failed; trying again", folder.name(), failure);
              rounds.failed(failure);
              failed = true;
              return Future.succeededFuture(false);
            })
        .compose(one -> looked(index + 1, more || one));
  }

  private Future<Boolean> kept(FolderWatch watch, FolderWatch.Found found) {
    if (found.observations().isEmpty()) {
      watch.durable(found);
      return Future.succeededFuture(found.more());
    }
    return Future.fromCompletionStage(journal.append(found.observations()), context)
        .map(
            receipts -> {
              watch.durable(found);
              metrics.durable(watch.station(), found.observations(), receipts);
              log.info("folder=\"{}\" outcome=taken files={}", watch.name(), found.files().size());
              return found.more();
            });
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> notReadyBecause() {
    String troubles =
        watches.stream()
            .flatMap(watch -> watch.trouble().stream())
            .collect(Collectors.joining("; "));
    return troubles.isEmpty() ? rounds.notReadyBecause() : Optional.of(troubles + "; trying again");
  }
}
