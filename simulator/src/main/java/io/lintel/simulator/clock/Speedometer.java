package io.lintel.simulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Simulated time against the wall's. Time lost in waiting is not caught up: after a wait, pace is
 * counted anew, so that no burst follows.
 */
final class Speedometer {
  private final LongSupplier nanoTime;
  private @Nullable Instant lastSeen;
  private long lastNanos;
  private volatile Way way = new Way(0, 0);

  /** Gone so far. */
  private record Way(double simulatedSeconds, double wallSeconds) {}

  Speedometer(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  void start(Instant now) {
    lastSeen = now;
    lastNanos = nanoTime.getAsLong();
  }

  void stop(Instant now) {
    passed(now);
    lastSeen = null;
  }

  /** The clock stands at {@code now}: pace is counted from here. */
  void passed(Instant now) {
    Instant before = lastSeen;
    if (before == null) {
      return;
    }
    long nanos = nanoTime.getAsLong();
    Way gone = way;
    way =
        new Way(
            gone.simulatedSeconds + seconds(before, now),
            gone.wallSeconds + (nanos - lastNanos) / 1e9);
    lastSeen = now;
    lastNanos = nanos;
  }

  /** What the wall did since the last look does not count: the clock was paused. */
  void stood() {
    lastNanos = nanoTime.getAsLong();
  }

  /** By how many of the wall's nanoseconds {@code to} would come too early at {@code speed}. */
  long ahead(Instant to, double speed) {
    Instant before = lastSeen;
    if (before == null) {
      return 0;
    }
    long needed = Math.round(seconds(before, to) / speed * 1e9);
    return needed - (nanoTime.getAsLong() - lastNanos);
  }

  double speed() {
    Way gone = way;
    return gone.wallSeconds == 0 ? 0 : gone.simulatedSeconds / gone.wallSeconds;
  }

  Duration wallTime() {
    return Duration.ofMillis(Math.round(way.wallSeconds * 1000));
  }

  private static double seconds(Instant from, Instant to) {
    Duration between = Duration.between(from, to);
    return between.getSeconds() + between.getNano() / 1e9;
  }
}
