package io.lintel.gateway.audit;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A device's clock and connection. As it comes: right, one second under way, measured. */
final class StagedDevice {
  Duration skew = Duration.ZERO;
  Duration transit = Duration.ofSeconds(1);
  @Nullable Duration roundTrip = Duration.ofMillis(1800);
  boolean ages;

  /** When a queue is flushed, or null if messages are sent at once. */
  @Nullable Instant flushedAt;

  Instant shows(Instant truth) {
    return truth.plus(skew);
  }

  Instant arrival(Instant truth) {
    Instant flush = flushedAt;
    Instant sent = flush == null || truth.isAfter(flush) ? truth : flush;
    return sent.plus(transit);
  }
}
