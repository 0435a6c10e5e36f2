package io.lintel.gateway.journal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The append-only sequence of all observations: the only thing that is written first.
 *
 * <p>Durable means: committed to SQLite with {@code synchronous=FULL}, so that it survives the loss
 * of the process and of power. All methods may be called from any thread.
 */
public interface Journal {
  /**
   * Takes {@code batch} in, whole or not at all. The future completes after the commit, on the
   * writer's thread: hop to your own context before doing work. It MUST NOT be acknowledged to a
   * device before. It fails with {@link JournalRefuses} where its sender has used up its quota, or
   * the disk is nearly full and it is of little weight ({@link #charge}). It fails with {@link
   * JournalFull} at once if the queue is at its limit, and with {@link JournalBroken} if the store
   * cannot write; in both cases nothing was kept.
   *
   * @return one receipt for each observation, in order
   */
  CompletableFuture<List<Receipt>> append(List<Observation> batch);

  /**
   * As {@link #append(List)}.
   *
   * @param stranger as in {@link #charge(List, String)}
   */
  default CompletableFuture<List<Receipt>> append(
      List<Observation> batch, @Nullable String stranger) {
    return append(batch);
  }

  /**
   * Whether one message of one sender may be taken now; it counts against its devices if so. For
   * whoever gathers messages of many senders before they are appended: {@link #append} asks by
   * itself, and is asked whole. Returns at once.
   *
   * @return null where it may; else whose message it is has to be held back, and nobody else's
   */
  default @Nullable JournalRefuses charge(List<Observation> message) {
    return null;
  }

  /**
   * As {@link #charge(List)}.
   *
   * @param stranger the address of a sender that proved nothing: it may call itself any number of
   *     devices, and all of them share one quota more; null where it is known, or its address is
   *     not
   */
  default @Nullable JournalRefuses charge(List<Observation> message, @Nullable String stranger) {
    return charge(message);
  }

  /** As {@link #append}, of what was charged already: no quota is asked again. */
  default CompletableFuture<List<Receipt>> appendCharged(List<Observation> batch) {
    return append(batch);
  }

  /**
   * Up to {@code limit} entries with {@code seq > after}, in order, without those that lie on a
   * damaged page. Blocking: never on an event loop.
   */
  List<Entry> read(long after, int limit);

  /** The number of the last durable entry, 0 if there is none. */
  long last();

  /**
   * Calls {@code listener} with {@link #last()} after each commit that added entries, on the
   * writer's thread; it MUST return at once.
   */
  void onCommit(CommitListener listener);

  /** How many observations were taken in, duplicates and all, since the process began. */
  long takenIn();

  /**
   * Asks for fewer and larger commit groups while whoever follows the journal is behind: what is
   * done once a group is then done for more entries, and acknowledgements come a few hundredths of
   * a second later. A journal that does not group need not heed it.
   */
  default void gather(boolean behind) {}

  /** Hears of commits. */
  interface CommitListener {
    void committed(long last);
  }

  /** The queue in front of the writer is at its limit: try again later. */
  final class JournalFull extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JournalFull(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Not now, and not from this sender: its quota is used up, or the disk's reserve is kept for what
   * an audit rests on. The sender is told so and not acknowledged.
   */
  final class JournalRefuses extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;
    private final Ground ground;

    /** What is used up. */
    public enum Ground {
      /** What one device may send. */
      QUOTA,
      /** What the disk has for everything that is no evidence. */
      RESERVE
    }

    public JournalRefuses(String message, Duration retryAfter, Ground ground) {
      super(message, null, false, false);
      this.retryAfter = retryAfter;
      this.ground = ground;
    }

    public Ground ground() {
      return ground;
    }

    /** When it may be sent again with success. */
    public Duration retryAfter() {
      return retryAfter;
    }
  }

  /** The store cannot write (disk full, file gone); the gateway is not ready until it can. */
  final class JournalBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JournalBroken(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
