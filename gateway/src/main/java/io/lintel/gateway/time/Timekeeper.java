package io.lintel.gateway.time;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The gateway's only source of time. In production the wall's clock; in the demo the simulator's,
 * which may run faster. Implementations are safe for use from any thread.
 *
 * <p>Time-outs of bytes on a line and of sockets are physical and never come from here.
 */
public interface Timekeeper extends InstantSource {
  /**
   * Runs {@code task} once, at or soon after {@code when}, on a thread of the timekeeper's; the
   * task MUST NOT block. A {@code when} in the past runs at once.
   */
  Timer at(Instant when, Runnable task);

  /**
   * Calls {@code look} every few seconds of true time from now on, wherever the clock is set
   * meanwhile: on an idle gateway nobody else would notice that it was. A clock that nobody can set
   * need not.
   */
  default void everyFewSeconds(Runnable look) {}

  /**
   * Nanoseconds since some moment: they go on while the clock is set, and tell of it. As fast as
   * {@link #instant()}, on an accelerated clock too.
   */
  long nanoTime();

  /**
   * Asks an accelerated clock to stand still until the hold is closed, because something physical
   * (a conversation on a line) is under way. The wall's clock cannot, and does nothing.
   */
  Hold hold();

  /** A task that has not run yet. */
  interface Timer {
    void cancel();
  }

  /** Idempotent. */
  interface Hold extends AutoCloseable {
    @Override
    void close();
  }
}
