package io.lintel.gateway.journal;

import io.lintel.gateway.health.Health;
import io.lintel.gateway.health.Supervised;
import io.lintel.gateway.health.Underway;
import io.lintel.gateway.journal.CommitQueue.Waiting;
import io.lintel.gateway.wording.PlainReason;
import io.lintel.meter.wire.Bytes;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal with one writer thread: while it waits for the disk, batches gather, and the next
 * commit takes them all. Nobody waits for a timer unless a follower asks for larger groups ({@link
 * #gather}), and under load many share one fsync.
 */
public final class GroupCommitJournal implements Journal, Health, AutoCloseable {
  /** How much later a commit is at most while a follower is behind. */
  private static final Duration GATHERING = Duration.ofMillis(40);

  /** Nobody waits for it: the writer only looks whether it shall end. */
  private static final Duration IDLE = Duration.ofMinutes(1);

  /** While the store cannot write and nothing comes, the writer finds out so often if it can. */
  private static final Duration PROBE_EVERY = Duration.ofSeconds(5);

  /** A commit that takes longer is no slow disk any more. */
  static final Duration LONGEST_COMMIT = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(GroupCommitJournal.class);

  private final EntryStore store;
  private final InstantSource time;
  private final CommitQueue queue;
  private final JournalMetrics metrics;
  private final Quotas quotas;
  private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();
  private final Supervised life;
  private final Underway commit;
  private final Thread writer;
  private final LongAdder takenIn = new LongAdder();
  private final AtomicReference<@Nullable Chore> chore = new AtomicReference<>();
  private volatile @Nullable Trouble trouble;

  private record Trouble(Instant since, String what) {}

  private record Chore(Letting wanted, CompletableFuture<Letting.Done> done) {}

  /** Takes over {@code store} and closes it in the end; nobody has a quota. */
  public GroupCommitJournal(
      EntryStore store, JournalLimits limits, InstantSource time, MeterRegistry registry) {
    this(store, limits, Quotas.NONE, time, registry);
  }

  /** The same, where {@code quotas} say what is refused. */
  public GroupCommitJournal(
      EntryStore store,
      JournalLimits limits,
      Quotas quotas,
      InstantSource time,
      MeterRegistry registry) {
    this(store, limits, quotas, time, registry, System::nanoTime);
  }

  /**
   * @param nanoTime by which a commit is timed
   */
  GroupCommitJournal(
      EntryStore store,
      JournalLimits limits,
      Quotas quotas,
      InstantSource time,
      MeterRegistry registry,
      LongSupplier nanoTime) {
    this.store = store;
    this.quotas = quotas;
    this.time = time;
    this.queue = new CommitQueue(limits, GATHERING);
    this.metrics = new JournalMetrics(registry, queue::observations, store::last);
    this.commit = new Underway("a commit", LONGEST_COMMIT, nanoTime);
    this.life = new Supervised("journal", "writing the journal", true, time);
    this.writer = life.loop("journal-writer", this::turn);
  }

  /** Starts the writer. */
  public GroupCommitJournal start() {
    writer.start();
    return this;
  }

  @Override
  public CompletableFuture<List<Receipt>> append(List<Observation> batch) {
    return append(batch, null);
  }

  @Override
  public CompletableFuture<List<Receipt>> append(
      List<Observation> batch, @Nullable String stranger) {
    JournalRefuses refusal = charge(batch, stranger);
    return refusal == null ? appendCharged(batch) : CompletableFuture.failedFuture(refusal);
  }

  @Override
  public @Nullable JournalRefuses charge(List<Observation> message) {
    return charge(message, null);
  }

  @Override
  public @Nullable JournalRefuses charge(List<Observation> message, @Nullable String stranger) {
    JournalRefuses refusal = quotas.charge(message, stranger);
    if (refusal != null) {
      metrics.refused(message.size());
    }
    return refusal;
  }

  @Override
  public CompletableFuture<List<Receipt>> appendCharged(List<Observation> batch) {
    if (batch.isEmpty()) {
      return CompletableFuture.completedFuture(List.of());
    }
    List<Candidate> candidates = new ArrayList<>(batch.size());
    long bytes = 0;
    for (Observation observation : batch) {
      Candidate candidate = Candidate.of(observation);
      candidates.add(candidate);
      bytes += candidate.size();
    }
    CompletableFuture<List<Receipt>> acknowledged = new CompletableFuture<>();
    try {
      queue.put(new Waiting(candidates, bytes, acknowledged));
    } catch (JournalFull full) {
      metrics.refused(batch.size());
      acknowledged.completeExceptionally(full);
    }
    return acknowledged;
  }

  /**
   * Lets go of octets between two commits. One step at a time: another is refused meanwhile, with
   * {@link JournalFull}.
   */
  public CompletableFuture<Letting.Done> letGo(Letting wanted) {
    Chore fresh = new Chore(wanted, new CompletableFuture<>());
    if (chore.compareAndSet(null, fresh)) {
      queue.wake();
    } else {
      fresh.done().completeExceptionally(new JournalFull("another step is under way"));
    }
    return fresh.done();
  }

  @Override
  public List<Entry> read(long after, int limit) {
    return store.read(after, limit);
  }

  @Override
  public long last() {
    return store.last();
  }

  @Override
  public void onCommit(CommitListener listener) {
    listeners.add(listener);
  }

  @Override
  public void gather(boolean behind) {
    queue.gather(behind);
  }

  @Override
  public long takenIn() {
    return takenIn.sum();
  }

  @Override
  public String name() {
    return "journal";
  }

  @Override
  public Optional<String> notReadyBecause() {
    Trouble now = trouble;
    return now == null
        ? commit.overdue().or(life::notReadyBecause).or(quotas::reserveReached)
        : Optional.of(
            "nothing can be written since "
                + now.since()
                + ": "
                + now.what()
                + "; it is tried again every "
                + PROBE_EVERY.toSeconds()
                + " s");
  }

  /** Entries that are lost are no reason to take in no others. */
  @Override
  public Optional<String> remark() {
    return store.unreadable();
  }

  /** Writes what waits, then stops. */
  @Override
  public void close() {
    queue.close();
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    store.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean turn() throws InterruptedException {
    Trouble now = trouble;
    List<Waiting> group = queue.takeGroup(now == null ? IDLE : PROBE_EVERY);
    boolean worked = doChore();
    if (!group.isEmpty()) {
      timed(group);
    } else if (queue.isOver()) {
      boolean unused = doChore();
      life.ending();
      return false;
    } else if (now != null && !worked) {
      probe(now);
    }
    return true;
  }

  /** Whether there was one. */
  private boolean doChore() {
    Chore due = chore.get();
    if (due == null) {
      return false;
    }
    commit.begins();
    try {
      Letting.Done done = store.letGo(due.wanted());
      chore.set(null);
      due.done().complete(done);
    } catch (RuntimeException | Error e) {
      chore.set(null);
      due.done().completeExceptionally(e);
    } finally {
      commit.ends();
    }
    return true;
  }

  /** Says in the journal that it could not be written: when that succeeds, it can. */
  private void probe(Trouble since) {
    Instant now = time.instant();
    String detail = "nothing could be written from " + since.since() + " on: " + since.what();
    CompletableFuture<List<Receipt>> unheard = new CompletableFuture<>();
    timed(List.of(new Waiting(List.of(Candidate.of(note(detail, now))), 0, unheard)));
  }

  /** With all that hangs on it: whoever is told of it, too, may hang. */
  private void timed(List<Waiting> group) {
    commit.begins();
    try {
      commit(group);
    } finally {
      commit.ends();
    }
  }

  private static Observation note(String detail, Instant at) {
    String body = "{\"detail\":" + quoted(detail) + ",\"event\":\"stood_still\"}";
    return new Observation(
        Kind.GATEWAY,
        "journal",
        "journal",
        at.toString(),
        null,
        null,
        null,
        at,
        Bytes.of(body.getBytes(StandardCharsets.UTF_8)),
        Bytes.empty());
  }

  private static String quoted(String text) {
    return '"' + text.replaceAll("[\\x00-\\x1f\"\\\\]", " ") + '"';
  }

  private void commit(List<Waiting> group) {
    List<Candidate> all = new ArrayList<>();
    group.forEach(waiting -> all.addAll(waiting.batch()));
    long before = store.last();
    List<Receipt> receipts;
    try {
      receipts = metrics.timed(() -> store.commit(all));
    } catch (RuntimeException | Error e) {
      failed(group, e);
      return;
    }
    recovered();
    metrics.committed(receipts);
    takenIn.add(receipts.size());
    if (store.last() > before) {
      tellListeners(store.last());
    }
    int from = 0;
    for (Waiting waiting : group) {
      int to = from + waiting.batch().size();
      waiting.acknowledged().complete(List.copyOf(receipts.subList(from, to)));
      from = to;
    }
  }

  private void failed(List<Waiting> group, Throwable cause) {
    JournalBroken broken =
        cause instanceof JournalBroken known
            ? known
            : new JournalBroken("the journal's store failed: " + PlainReason.of(cause), cause);
    if (trouble == null) {
      trouble = new Trouble(time.instant(), String.valueOf(broken.getMessage()));
      log.error("outcome=journal_broken; nothing is acknowledged until a commit succeeds", broken);
    }
    metrics.failed();
    group.forEach(waiting -> waiting.acknowledged().completeExceptionally(broken));
  }

  private void recovered() {
    Trouble past = trouble;
    if (past != null) {
      trouble = null;
      log.info("outcome=journal_recovered since={}", past.since());
    }
  }

  private void tellListeners(long last) {
    for (CommitListener listener : listeners) {
      try {
        listener.committed(last);
      } catch (RuntimeException e) {
        log.error("outcome=listener_failed; the commit stands", e);
      }
    }
  }
}
