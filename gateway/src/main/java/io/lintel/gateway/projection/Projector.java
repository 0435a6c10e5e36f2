package io.lintel.gateway.projection;

import io.lintel.gateway.health.Health;
import io.lintel.gateway.health.Supervised;
import io.lintel.gateway.health.Underway;
import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.store.ProjectionDatabase;
import io.lintel.gateway.store.ProjectionWriter;
import io.lintel.gateway.store.StoreFailed;
import io.lintel.gateway.time.Timekeeper;
import io.lintel.gateway.time.Timekeeper.Timer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the journal, commit group by commit group, on its own thread. A fault of the store is
 * waited out; the journal keeps everything meanwhile. After one, nothing of what was in memory or
 * of the connection is trusted: both are made anew from the tables, and damaged tables from the
 * journal.
 */
public final class Projector implements Health, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Projector.class);

  /** Entries in one transaction; a larger commit group is still one. */
  private static final int BATCH_ENTRIES = 2_000;

  /** So far behind, larger commit groups are asked for: a case is judged once for each. */
  private static final int BEHIND_ENTRIES = 300;

  private static final long RETRY_SECONDS = 1;

  /** A transaction that takes longer hangs: the largest take a few seconds. */
  static final Duration LONGEST_STEP = Duration.ofMinutes(2);

  /** On a gateway that is never idle, what earlier judges judged is judged again so often. */
  private static final Duration BETWEEN_OLD_CASES = Duration.ofSeconds(5);

  /** A pause between transactions while little comes: nobody sees a verdict later by it. */
  private static final long GATHERING_MILLIS = 50;

  /** After so long without an entry, nothing more is waited for. */
  private static final long QUIET_MILLIS = 300;

  private final Journal journal;
  private final ProjectionDatabase database;
  private final Basis basis;
  private final Timekeeper time;
  private final Supervised life;
  private final Underway stepping;
  private final Semaphore news = new Semaphore(0);
  private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private final Counter entriesCounter;
  private final Counter judgedCounter;
  private volatile boolean closed;
  private volatile long cursor;
  private volatile long projected;
  private volatile long openFindings;
  private final Unjudged unjudged = new Unjudged();
  private volatile Unheard unheard = new Unheard(0, Optional.empty());
  private Instant alarmAt = Instant.MAX;
  private @Nullable Timer alarm;
  private @Nullable Work work;
  private volatile boolean noted = true;
  private boolean lookedThrough;
  private volatile @Nullable String judgedAgain;
  private Instant nextOldCases = Instant.MIN;

  /** What {@link Unjudged} said last, for other threads. */
  private record Unheard(long count, Optional<String> says) {}

  /** What stands and falls with one connection. */
  private record Work(ProjectionWriter tables, GroupProjection projection) {}

  /**
   * @param time says when a wait is over that nothing ends
   */
  public Projector(
      Journal journal,
      ProjectionDatabase database,
      Basis basis,
      Timekeeper time,
      MeterRegistry metrics) {
    this(journal, database, basis, time, metrics, System::nanoTime);
  }

  /**
   * @param nanoTime by which a step is timed
   */
  Projector(
      Journal journal,
      ProjectionDatabase database,
      Basis basis,
      Timekeeper time,
      MeterRegistry metrics,
      LongSupplier nanoTime) {
    this.stepping = new Underway("a step of the projections", LONGEST_STEP, nanoTime);
    this.journal = journal;
    this.database = database;
    this.basis = basis;
    this.time = time;
    this.life = new Supervised("projections", "projecting the journal", true, time);
    this.thread = life.loop("lintel-projector", this::turn);
    begin();
    this.entriesCounter = metrics.counter("lintel_projected_entries");
    this.judgedCounter = metrics.counter("lintel_judged_cases");
    metrics.gauge("lintel_projection_behind", this, self -> journal.last() - self.projected);
    metrics.gauge("lintel_unjudged_cases", this, self -> self.unheard.count());
  }

  private void begin() {
    try {
      takeUp();
    } catch (RuntimeException e) {
      stoodStill(e);
      if (!database.isDamaged()) {
        throw e;
      }
      takeUp();
    }
  }

  public Projector start() {
    journal.onCommit(last -> news.release());
    database.onDamaged(news::release);
    thread.start();
    return this;
  }

  /**
   * The last journal entry whose facts can be read. The judging of what it touches may still wait
   * its turn, on a busy gateway for minutes: see {@link #projected()}.
   */
  public long written() {
    return cursor;
  }

  /** The last journal entry before which everything is judged. */
  public long projected() {
    return projected;
  }

  /** How many findings wait for a person. */
  public long openFindings() {
    return openFindings;
  }

  /**
   * Calls {@code listener} with {@link #projected()} after each step forward; it must return at
   * once.
   */
  public void onProjected(LongConsumer listener) {
    listeners.add(listener);
  }

  @Override
  public String name() {
    return "projections";
  }

  @Override
  public Optional<String> notReadyBecause() {
    return stepping
        .overdue()
        .or(life::notReadyBecause)
        .map(
            says -> "projections stand at entry " + cursor + " of " + journal.last() + ": " + says);
  }

  /**
   * Cases that a defect keeps from being judged: nobody would know it of a verdict that stands. And
   * where judging again stands.
   */
  @Override
  public Optional<String> remark() {
    return unheard.says().or(this::judgingAgain);
  }

  private Optional<String> judgingAgain() {
    return Optional.ofNullable(judgedAgain)
        .map(at -> "what earlier judges judged is judged again, the newest day first: at " + at);
  }

  @Override
  public void close() {
    closed = true;
    news.release();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    life.ending();
  }

  private boolean turn() throws InterruptedException {
    if (closed) {
      setAlarm(Instant.MAX);
      letGo();
      life.ending();
      return false;
    }
    try {
      stepping.begins();
      Work now = takeUp();
      boolean stepped = step(now);
      stepping.ends();
      if (stepped) {
        if (judgedAgain != null && !time.instant().isBefore(nextOldCases)) {
          judgeAgain();
        }
        gather();
      } else {
        news.drainPermits();
        // A commit between the read and the drain is seen here; one after it releases again.
        if (journal.last() <= cursor) {
          life.alive();
          await(now.projection());
        }
      }
      return true;
    } catch (RuntimeException | Error e) {
      stepping.ends();
      stoodStill(e);
      throw e;
    }
  }

  /** The tables as they are committed, made anew where they are damaged. */
  private Work takeUp() {
    if (database.isDamaged()) {
      letGo();
      database.rebuildIfDamaged();
      lookedThrough = false;
    }
    Work open = work;
    if (open == null) {
      ProjectionWriter tables = database.writer();
      boolean whole = false;
      try {
        open = new Work(tables, new GroupProjection(tables, basis, unjudged));
        cursor = tables.cursor();
        projected = open.projection().settled(cursor);
        openFindings = open.projection().openFindings();
        judgedAgain = open.projection().judgesAgain().orElse(null);
        work = open;
        whole = true;
      } finally {
        if (!whole) {
          tables.close();
        }
      }
    }
    return open;
  }

  private void letGo() {
    Work broken = work;
    work = null;
    if (broken != null) {
      try {
        broken.tables().close();
      } catch (RuntimeException e) {
        LOG.warn("projections outcome=close_failed", e);
      }
    }
  }

  /** What comes meanwhile shares a transaction, and a story is written once for all of it. */
  private void gather() throws InterruptedException {
    if (journal.last() - cursor < BATCH_ENTRIES) {
      Thread.sleep(GATHERING_MILLIS);
    }
  }

  /**
   * When nothing comes any more, an entry says so, and what waited is judged: live and in replay.
   * Another says that a time has passed for which a case waits.
   */
  private void await(GroupProjection projection) throws InterruptedException {
    setAlarm(projection.awaits());
    if (!time.instant().isBefore(alarmAt)) {
      note(EntryFacts.DUE, "a wait ended at " + alarmAt, time.instant());
    } else if (projected == cursor && judgedAgain != null) {
      judgeAgain();
    } else if (projected == cursor) {
      news.acquire();
    } else if (!news.tryAcquire(QUIET_MILLIS, TimeUnit.MILLISECONDS)) {
      Instant last = journal.read(cursor - 1, 1).get(0).observation().received();
      note(EntryFacts.SETTLED, "after entry " + cursor, last);
    }
  }

  private void judgeAgain() throws InterruptedException {
    note(
        EntryFacts.JUDGED_AGAIN,
        "by judges of version " + basis.judge().version() + ": " + judgedAgain,
        time.instant());
    nextOldCases = time.instant().plus(BETWEEN_OLD_CASES);
  }

  /** Wakes this thread when a case's wait is over, for nothing else may. */
  private void setAlarm(Instant when) {
    if (when.equals(alarmAt)) {
      return;
    }
    if (alarm != null) {
      alarm.cancel();
    }
    alarmAt = when;
    alarm = when.equals(Instant.MAX) ? null : time.at(when, news::release);
  }

  /** Says in the journal why cases are judged now, so that a replay judges them here too. */
  private void note(String event, String detail, Instant at) throws InterruptedException {
    var unused =
        journal
            .append(List.of(GatewayLife.observation("projector", event, detail, at)))
            .whenComplete(
                (kept, failure) -> {
                  if (failure != null && noted) {
                    LOG.warn("could not note {}: projected={}", event, projected, failure);
                  }
                  noted = failure == null;
                });
    news.tryAcquire(RETRY_SECONDS, TimeUnit.SECONDS);
  }

  /** Whether there was anything to do. */
  private boolean step(Work now) {
    List<Entry> entries = Replay.wholeGroups(journal::read, cursor, BATCH_ENTRIES);
    if (entries.isEmpty()) {
      return false;
    }
    long last = entries.get(entries.size() - 1).seq();
    judgedCounter.increment(Replay.project(now.projection(), entries));
    now.projection().commit(entries.get(entries.size() - 1));
    cursor = last;
    journal.gather(journal.last() - last > BEHIND_ENTRIES);
    long settled = now.projection().settled(last);
    projected = settled;
    openFindings = now.projection().openFindings();
    unheard = new Unheard(unjudged.count(), unjudged.says());
    judgedAgain = now.projection().judgesAgain().orElse(null);
    entriesCounter.increment(entries.size());
    for (LongConsumer listener : listeners) {
      tell(listener, settled);
    }
    return true;
  }

  private static void tell(LongConsumer listener, long settled) {
    try {
      listener.accept(settled);
    } catch (RuntimeException e) {
      LOG.error("outcome=listener_failed; what was projected stands", e);
    }
  }

  /**
   * A fault of the store passes; one of ours is said until somebody mends it. Nothing is skipped.
   * What looks like one of ours may be what stands on a damaged page, and is looked for once.
   */
  private void stoodStill(Throwable why) {
    if (why instanceof StoreFailed failed && failed.isDamage()) {
      database.damaged(String.valueOf(failed.getMessage()));
    } else if (!lookedThrough && why instanceof RuntimeException) {
      lookedThrough = true;
      database.lookThrough();
    }
    letGo();
  }
}
