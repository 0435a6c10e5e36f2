package io.lintel.gateway.health;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Whether the piece of work that a thread has under way takes longer than one may: a thread that
 * hangs throws nothing, and {@link Supervised} hears of nothing. One thread works, any may ask.
 */
public final class Underway {
  private static final long NONE = Long.MIN_VALUE;

  private final String what;
  private final Duration longest;
  private final LongSupplier nanoTime;
  private volatile long since = NONE;

  /**
   * @param what the piece of work: {@code "a commit"}
   * @param longest beyond it something hangs
   * @param nanoTime a clock that runs as the machine's does: disks and locks are physical
   */
  public Underway(String what, Duration longest, LongSupplier nanoTime) {
    this.what = what;
    this.longest = longest;
    this.nanoTime = nanoTime;
  }

  public void begins() {
    since = nanoTime.getAsLong();
  }

  public void ends() {
    since = NONE;
  }

  /** In words, while it takes too long. */
  public Optional<String> overdue() {
    long begun = since;
    if (begun == NONE) {
      return Optional.empty();
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong() - begun);
    return seconds < longest.toSeconds()
        ? Optional.empty()
        : Optional.of(
            what
                + " has been under way for "
                + seconds
                + " s, and at most "
                + longest.toSeconds()
                + " s are usual: does the disk answer? If it goes on so, start the gateway anew");
  }
}
