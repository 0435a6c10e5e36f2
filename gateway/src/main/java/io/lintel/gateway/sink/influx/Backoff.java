package io.lintel.gateway.sink.influx;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long to leave a store alone that is in trouble: twice as long each time, up to a minute. */
final class Backoff {
  static final Duration FIRST = Duration.ofMillis(500);
  static final Duration LONGEST = Duration.ofMinutes(1);

  private Duration wait = FIRST;

  /**
   * @param asked what the store itself asks for, at least; not believed beyond {@link #LONGEST}
   */
  Duration next(@Nullable Duration asked) {
    Duration now = asked == null ? wait : longer(wait, asked);
    wait = shorter(wait.multipliedBy(2), LONGEST);
    return shorter(now, LONGEST);
  }

  void reset() {
    wait = FIRST;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
