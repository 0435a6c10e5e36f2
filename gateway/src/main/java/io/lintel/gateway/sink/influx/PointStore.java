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
     * @param certain whether the store named the data as the reason (422), rather than the request
     */
    record Refused(boolean certain, String why) implements Answer {}

    /**
     * The store cannot be reached, is busy, or does not let us in.
     *
     * @param retryAfter as the store asks, or null
     */
    record Unavailable(String why, @Nullable Duration retryAfter) implements Answer {}
  }

  /**
   * @param lines of line protocol, timestamps in nanoseconds
   */
  Answer write(List<String> lines);

  @Override
  void close();
}
