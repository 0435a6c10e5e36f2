package io.lintel.simulator.fault;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a line's adapter was pulled out.
 *
 * @param until null while it still is
 */
public record Unplugging(String line, Instant from, @Nullable Instant until) {
  /** Whether it lies in part between {@code begin} and {@code end}. */
  public boolean touches(Instant begin, Instant end) {
    return from.isBefore(end) && (until == null || until.isAfter(begin));
  }
}
