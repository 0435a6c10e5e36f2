package io.lintel.gateway.sink.influx;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The time-series store, as the upload sees it. Blocking. */
interface PointStore extends AutoCloseable {
  /** What became of one write. */
  sealed interface Answer {
    /** All points are durable at the target. */
    record Accepted() implements Answer {}

    /**
     * Some point is not to the store's liking; others of the same write may have been kept.
     *
     * @param fault what the store finds wrong
     */
    record Refused(Fault fault, String why) implements Answer {}

    /**
     * The store cannot be reached, is busy, or does not let us in.
     *
     * @param retryAfter as the store asks, or null
     */
    record Unavailable(Trouble trouble, String why, @Nullable Duration retryAfter)
        implements Answer {
      Unavailable(String why) {
        this(Trouble.AWAY, why, null);
      }
    }
  }

  /** What a store says is wrong with a write. */
  enum Fault {
    /** The store names the data. */
    DATA,
    /** The store says no more than that it does not take it: it may be the address or the setup. */
    UNNAMED,
    /** There is too much of it. */
    SIZE
  }

  /** Why a write has no outcome. */
  enum Trouble {
    /** The store is not there, is busy or does not let us in: the data is not at fault. */
    AWAY,
    /** It failed over this write (500). */
    FAILED,
    /** It refuses all there is and does not say that it is the data. */
    REFUSES_ALL,
    /** It took the connection and gave no whole answer: it may be too much at once. */
    UNANSWERED
  }

  /**
   * @param lines of line protocol, timestamps in nanoseconds
   */
  Answer write(List<String> lines);

  @Override
  void close();
}
