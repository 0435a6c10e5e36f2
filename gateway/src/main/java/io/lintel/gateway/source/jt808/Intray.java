package io.lintel.gateway.source.jt808;

import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Observation;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Between all connections and the journal: what one turn of the event loop brings goes in one
 * append, and what comes while that is committed in the next. What the journal refuses is offered
 * again until it is taken. Confined to one event loop.
 */
final class Intray {
  /** Observations that gather at most before connections are not read any more. */
  static final int MOST_GATHERING = 8_192;

  private static final Duration FIRST_RETRY = Duration.ofMillis(20);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(2);
  private static final Logger log = LoggerFactory.getLogger(Intray.class);

  private final Vertx vertx;
  private final Context context;
  private final Journal journal;
  private final SessionCounts counts;
  private final Runnable roomAgain;
  private Batch gathering = new Batch();
  private boolean committing;
  private boolean due;
  private boolean closed;
  private volatile @Nullable String refusal;

  private static final class Batch {
    final List<Observation> observations = new ArrayList<>();
    final List<Runnable> kept = new ArrayList<>();
  }

  /**
   * @param roomAgain called when there is room after {@link #isFull} was true
   */
  Intray(Vertx vertx, Context context, Journal journal, SessionCounts counts, Runnable roomAgain) {
    this.vertx = vertx;
    this.context = context;
    this.journal = journal;
    this.counts = counts;
    this.roomAgain = roomAgain;
  }

  /** Takes {@code observations} whether there is room or not; {@code kept} runs when durable. */
  void put(List<Observation> observations, Runnable kept) {
    gathering.observations.addAll(observations);
    gathering.kept.add(kept);
    if (!due && !committing) {
      due = true;
      context.runOnContext(turnEnded -> commitIfIdle());
    }
  }

  boolean isFull() {
    return gathering.observations.size() >= MOST_GATHERING;
  }

  int gathering() {
    return gathering.observations.size();
  }

  /** Why the journal does not take anything at the moment; null if it does. */
  @Nullable String refusal() {
    return refusal;
  }

  /** Lets go of what is not committed: nobody was told it was taken, and it will come again. */
  void close() {
    closed = true;
  }

  private void commitIfIdle() {
    due = false;
    if (committing || closed || gathering.kept.isEmpty()) {
      return;
    }
    boolean wasFull = isFull();
    committing = true;
    Batch batch = gathering;
    gathering = new Batch();
    commit(batch, FIRST_RETRY);
    if (wasFull) {
      roomAgain.run();
    }
  }

  private void commit(Batch batch, Duration retry) {
    Future.fromCompletionStage(journal.append(batch.observations), context)
        .onComplete(
            done -> {
              if (done.succeeded()) {
                committed(batch);
              } else {
                refused(batch, done.cause(), retry);
              }
            });
  }

  private void committed(Batch batch) {
    if (refusal != null) {
      refusal = null;
      log.info("source=jt808 outcome=journal_accepts");
    }
    committing = false;
    // The next commit runs while this batch is answered.
    commitIfIdle();
    batch.kept.forEach(Runnable::run);
  }

  private void refused(Batch batch, Throwable why, Duration retry) {
    counts.journalRefused();
    if (refusal == null) {
      log.warn("source=jt808 outcome=journal_refuses why={}", why.getMessage());
    }
    refusal = "the journal takes nothing: " + why.getMessage();
    if (closed) {
      return;
    }
    Duration twice = retry.multipliedBy(2);
    Duration next = twice.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : twice;
    vertx.setTimer(retry.toMillis(), timer -> commit(batch, next));
  }
}
