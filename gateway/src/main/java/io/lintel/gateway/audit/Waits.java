package io.lintel.gateway.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When waits end that several rules have. */
final class Waits {
  private Waits() {}

  /** The earlier of the two; null where neither waits. */
  static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
