package io.lintel.gateway.source.intray;

import io.lintel.gateway.health.Supervised;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Journal.JournalRefuses;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import io.lintel.gateway.wording.PlainReason;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Between all connections and the journal: what one turn of the event loop brings goes in one
 * append, and what comes while that is committed in the next. Whether a message may be taken is
 * asked for each by itself, before it is put in with others ({@link #charge}): who is beyond its
 * quota waits alone. What the journal refuses then it refuses to all, and it is offered again until
 * it is taken. Confined to one event loop, but for what health asks.
 */
public final class Intray {
  /** Observations that gather at most before connections are not read any more. */
  public static final int MOST_GATHERING = 8_192;

  /** Octets of payloads that gather at most, for the same reason. */
  public static final long MOST_BYTES = 16L << 20;

  /** Octets that all connections together may set aside until the disk has room again. */
  static final long MOST_BYTES_ASIDE = 16L << 20;

  /** What keeping a message costs beside its payload, about. */
  private static final int MESSAGE_BYTES = 512;

  private static final Duration FIRST_RETRY = Duration.ofMillis(20);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(2);

  /** A commit that takes longer is no slow disk any more. */
  private static final Duration LONGEST_COMMIT = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(Intray.class);

  private final String source;
  private final Vertx vertx;
  private final Context context;
  private final Journal journal;
  private final Owner owner;
  private final Supervised watch;
  private Batch gathering = new Batch();
  private boolean committing;
  private boolean due;
  private boolean closed;
  private long bytesAside;
  private volatile long offeredAt;
  private volatile @Nullable String refusal;

  /** Whose connections they are. */
  public interface Owner {
    /** The journal did not take a batch; it is offered again. */
    void refused();

    /** There is room after {@link #isFull} was true. */
    void roomAgain();
  }

  private static final class Batch {
    final List<Observation> observations = new ArrayList<>();
    final List<Runnable> kept = new ArrayList<>();
    long bytes;

    boolean isFull() {
      return observations.size() >= MOST_GATHERING || bytes >= MOST_BYTES;
    }
  }

  /**
   * @param source names it in logs
   * @param time says when it was seen alive
   */
  public Intray(
      String source,
      Vertx vertx,
      Context context,
      Journal journal,
      Owner owner,
      InstantSource time) {
    this.source = source;
    this.vertx = vertx;
    this.context = context;
    this.journal = journal;
    this.owner = owner;
    this.watch = new Supervised(source, "answering what was sent", true, time);
  }

  /**
   * Whether one connection's message may be {@linkplain #put put} in now; it counts against its
   * devices if so.
   *
   * @param stranger as in {@link Journal#charge(List, String)}
   * @return null where it may; else why that connection has to wait, and no other
   */
  public @Nullable JournalRefuses charge(List<Observation> message, @Nullable String stranger) {
    return journal.charge(message, stranger);
  }

  /**
   * Whether a connection may keep a message of {@code bytes} in memory until the disk has room
   * again, and be read on meanwhile; if so, it says {@link #takenUp} in the end.
   */
  public boolean setAside(long bytes) {
    if (bytesAside + bytes + MESSAGE_BYTES > MOST_BYTES_ASIDE) {
      return false;
    }
    bytesAside += bytes + MESSAGE_BYTES;
    return true;
  }

  /** A message of {@code bytes} is not kept aside any more. */
  public void takenUp(long bytes) {
    bytesAside -= bytes + MESSAGE_BYTES;
  }

  /**
   * Takes {@code observations} whether there is room or not; {@code kept} runs when durable. They
   * are {@linkplain #charge charged}, or the gateway's own.
   *
   * @param bytes what they take, about
   */
  public void put(List<Observation> observations, long bytes, Runnable kept) {
    gathering.observations.addAll(observations);
    gathering.bytes += bytes;
    gathering.kept.add(kept);
    if (!due && !committing) {
      due = true;
      Runnable committing = watch.guarded(this::commitIfIdle);
      context.runOnContext(turnEnded -> committing.run());
    }
  }

  public boolean isFull() {
    return gathering.isFull();
  }

  public int gathering() {
    return gathering.observations.size();
  }

  /** Why nothing is taken at the moment, for readiness; from any thread. */
  public Optional<String> refusal() {
    String why = refusal;
    if (why != null) {
      return Optional.of(why);
    }
    long since = offeredAt;
    long waited = since == 0 ? 0 : TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since);
    return waited < LONGEST_COMMIT.toSeconds()
        ? watch.notReadyBecause()
        : Optional.of("the journal has not answered for " + waited + " s");
  }

  /** Lets go of what is not committed: nobody was told it was taken, and it will come again. */
  public void close() {
    closed = true;
    watch.ending();
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
      watch.guarded(owner::roomAgain).run();
    }
  }

  private void commit(Batch batch, Duration retry) {
    offeredAt = System.nanoTime();
    // In a turn of its own: a commit that is done before this one returns would be answered before
    // the batch whose answers are going out now.
    appended(batch).onComplete(done -> context.runOnContext(turn -> ended(batch, done, retry)));
  }

  private void ended(Batch batch, AsyncResult<List<Receipt>> done, Duration retry) {
    offeredAt = 0;
    if (done.succeeded()) {
      watch.guarded(() -> committed(batch)).run();
    } else {
      refused(batch, done.cause(), retry);
    }
  }

  /** What the journal throws is a refusal: nothing else would ever offer the batch again. */
  private Future<List<Receipt>> appended(Batch batch) {
    try {
      return Future.fromCompletionStage(journal.appendCharged(batch.observations), context);
    } catch (RuntimeException | Error defect) {
      watch.failed(defect);
      return Future.failedFuture(defect);
    }
  }

  private void committed(Batch batch) {
    if (refusal != null) {
      refusal = null;
      log.info("source={} outcome=journal_accepts", source);
    }
    committing = false;
    // The next commit runs while this batch is answered.
    commitIfIdle();
    for (Runnable kept : batch.kept) {
      answer(kept);
    }
  }

  /** One that cannot be answered must not keep the others from it. */
  private void answer(Runnable kept) {
    try {
      kept.run();
    } catch (RuntimeException | Error bug) {
      log.error("source={} outcome=not_answered", source, bug);
      watch.failed(bug);
    }
  }

  private void refused(Batch batch, Throwable why, Duration retry) {
    watch.guarded(owner::refused).run();
    if (refusal == null) {
      log.warn("source={} outcome=journal_refuses why={}", source, why.getMessage());
    }
    refusal = "the journal takes nothing: " + PlainReason.of(why);
    if (closed) {
      return;
    }
    Duration twice = retry.multipliedBy(2);
    Duration next = twice.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : twice;
    vertx.setTimer(retry.toMillis(), timer -> commit(batch, next));
  }
}
