package io.lintel.gateway.source.line;

import io.lintel.gateway.time.Timekeeper;
import io.lintel.gateway.time.UnsetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the machine's clock is worth for slots. A machine without a battery for its clock starts in
 * 1970, or when it was last switched off, and is set once the network is there: until then nothing
 * is due, and nothing that was due before this machine ran is this gateway's.
 */
final class SlotTime {
  /** A clock may be that far behind what the journal last saw: it is corrected slowly. */
  private static final Duration SLACK = Duration.ofMinutes(5);

  /** After so long it is the journal's clock that was wrong. */
  private static final Duration GIVES_IN = Duration.ofMinutes(10);

  private final Timekeeper time;
  private final long startedNanos;
  private final @Nullable Instant lastKnown;
  private boolean given;

  /**
   * @param lastKnown the latest time that an earlier life of the gateway saw, or null
   */
  SlotTime(Timekeeper time, @Nullable Instant lastKnown) {
    this.time = time;
    this.startedNanos = time.nanoTime();
    this.lastKnown = lastKnown;
  }

  /** Empty while the clock is not set. */
  synchronized Optional<Instant> now() {
    Instant now = time.instant();
    given |= uptime().compareTo(GIVES_IN) > 0;
    boolean behind =
        !given
            && lastKnown != null
            && now.isBefore(lastKnown.minus(SLACK))
            && !UnsetClock.shows(lastKnown);
    return UnsetClock.shows(now) || behind ? Optional.empty() : Optional.of(now);
  }

  /** Why {@link #now} is empty, for people. */
  String says() {
    return "the machine's clock is not set: it shows "
        + time.instant()
        + (lastKnown == null ? "" : ", and the journal has seen " + lastKnown)
        + "; nothing is read until it is";
  }

  /** When this life of the gateway began, by the clock as it is {@code now}. */
  Instant startedAt(Instant now) {
    return now.minus(uptime());
  }

  /** Whether an earlier life of the gateway ran at that moment. */
  boolean ranAt(Instant when) {
    return lastKnown != null && !when.isAfter(lastKnown);
  }

  long startedNanos() {
    return startedNanos;
  }

  long nanoTime() {
    return time.nanoTime();
  }

  private Duration uptime() {
    return Duration.ofNanos(time.nanoTime() - startedNanos);
  }
}
