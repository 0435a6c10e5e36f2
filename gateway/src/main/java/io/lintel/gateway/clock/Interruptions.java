package io.lintel.gateway.clock;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * When the gateway started or a source connected: what comes right after may be a flushed queue.
 */
public final class Interruptions {
  private static final long SETTLING = Micros.of(ClockLimits.SETTLING);

  private final long[] ascending;

  public Interruptions(List<Instant> instants) {
    ascending = instants.stream().mapToLong(Micros::of).sorted().toArray();
  }

  boolean none() {
    return ascending.length == 0;
  }

  /** How many there were up to {@code received}: equal for messages of one unbroken stretch. */
  int before(long received) {
    int at = Arrays.binarySearch(ascending, received + 1);
    return at >= 0 ? at : -at - 1;
  }

  /** Whether an interruption is so recent that a message may come from a flushed queue. */
  boolean settling(long received) {
    int before = before(received);
    return before > 0 && received - ascending[before - 1] < SETTLING;
  }
}
