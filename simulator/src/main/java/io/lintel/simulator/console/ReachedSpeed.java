package io.lintel.simulator.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How fast simulated time has gone of late. Looked at from any thread. */
final class ReachedSpeed {
  /** Looks kept; one a second makes it a mean over that many seconds. */
  private static final int LOOKS = 10;

  private final LongSupplier nanoTime;
  private final Deque<Look> looks = new ArrayDeque<>();
  private @Nullable Performance of;

  private record Look(long nanos, Instant now) {}

  ReachedSpeed(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Call it about once a second. */
  synchronized void look(@Nullable Performance performance) {
    if (performance == null || performance != of || performance.clock().paused()) {
      looks.clear();
      of = performance;
    }
    if (performance != null) {
      looks.addLast(new Look(nanoTime.getAsLong(), performance.clock().instant()));
      if (looks.size() > LOOKS) {
        looks.removeFirst();
      }
    }
  }

  /** Null while there is nothing to tell it from: at the beginning, and after a pause. */
  synchronized @Nullable Double perSecond() {
    if (looks.size() < 2) {
      return null;
    }
    Look first = looks.getFirst();
    Look last = looks.getLast();
    double wall = (last.nanos - first.nanos) / 1e9;
    double simulated = Duration.between(first.now, last.now).toMillis() / 1e3;
    return wall > 0 ? Math.round(simulated / wall * 10) / 10.0 : null;
  }
}
