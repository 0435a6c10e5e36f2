package io.lintel.gateway.health;

import io.lintel.gateway.wording.PlainReason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A long-lived activity of the gateway (a thread, a chain of timers, an executor's task) that must
 * not end by itself, and whose end is told where it does. Nothing else in the gateway starts one:
 * an architecture test refuses threads and timers that nobody watches.
 *
 * <p>In three forms: {@link #loop} goes on whatever a turn throws; {@link #thread} tells how a body
 * ended that has a loop of its own; {@link #guarded} is for what others call, again and again.
 *
 * <p>It is ready until something is thrown, and again after the next turn that goes well. A body
 * that has ended without {@link #ending} having been called is not ready for good.
 */
public final class Supervised implements Health {
  private static final Logger log = LoggerFactory.getLogger(Supervised.class);

  /** A turn that failed is tried again after so long. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final String name;
  private final String does;
  private final boolean essential;
  private final InstantSource time;
  private final CountDownLatch ending = new CountDownLatch(1);
  private final LongAdder failures = new LongAdder();
  private volatile Instant lastSign;
  private volatile @Nullable Trouble trouble;
  private volatile boolean dead;

  private record Trouble(Instant since, String what) {}

  /**
   * @param name as it stands in {@code /readyz}
   * @param does what is not done while it does not work: {@code "reading the line north-riser"}
   * @param essential whether the gateway as a whole is not ready without it
   * @param time says when it was seen alive
   */
  public Supervised(String name, String does, boolean essential, InstantSource time) {
    this.name = name;
    this.does = does;
    this.essential = essential;
    this.time = time;
    this.lastSign = time.instant();
  }

  /** One turn of a loop. */
  @FunctionalInterface
  public interface Turn {
    /** Whether there is a next turn. */
    boolean next() throws InterruptedException;
  }

  /** What others call again and again. */
  @FunctionalInterface
  public interface Task {
    void run() throws Exception;
  }

  /**
   * A daemon thread, not started, that takes turns until {@link #ending} is called or a turn says
   * that it was the last. Whatever a turn throws, errors and interrupts that nobody asked for
   * included, is told, and the next turn comes after a second.
   */
  public Thread loop(String threadName, Turn turn) {
    return thread(
        threadName,
        () -> {
          while (takeTurn(turn)) {
            alive();
          }
        });
  }

  /** Waits until {@code thread} has ended; who is interrupted meanwhile, is so afterwards. */
  public static void awaitEnd(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean takeTurn(Turn turn) {
    while (!isEnding()) {
      try {
        return turn.next();
      } catch (InterruptedException | RuntimeException | Error thrown) {
        if (isEnding()) {
          return false;
        }
        failed(thrown);
        pause();
      }
    }
    return false;
  }

  private void pause() {
    try {
      // Ends early when the end is asked for; which of the two it was, the loop asks anew.
      boolean unused = ending.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException asked) {
      // Who wants the loop to end calls ending() first.
      log.debug("activity={} outcome=interrupted_in_a_pause", name);
    }
  }

  /**
   * A daemon thread, not started, that runs {@code body} once. Its end is a death, told with its
   * reason, unless {@link #ending} was called before.
   */
  public Thread thread(String threadName, Runnable body) {
    Thread thread =
        new Thread(
            () -> {
              try {
                body.run();
                ended(null);
              } catch (RuntimeException | Error thrown) {
                ended(thrown);
              }
            },
            threadName);
    thread.setDaemon(true);
    return thread;
  }

  /** For timers and executors: whatever {@code task} throws is told, and kept from the caller. */
  public Runnable guarded(Task task) {
    return () -> {
      try {
        task.run();
        alive();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        failed(e);
      } catch (Exception | Error thrown) {
        failed(thrown);
      }
    };
  }

  /** A sign of life: what it does, it has just done well. */
  public void alive() {
    lastSign = time.instant();
    Trouble past = trouble;
    if (past != null && !dead) {
      trouble = null;
      log.info("activity={} outcome=goes_on failed_since={}", name, past.since());
    }
  }

  /** Something was thrown that it survived; the same again and again is logged once. */
  public void failed(Throwable thrown) {
    failures.increment();
    String what = PlainReason.of(thrown);
    Trouble known = trouble;
    if (known == null || !known.what().equals(what)) {
      log.error("activity={} outcome=failed; it is tried again", name, thrown);
      trouble = new Trouble(known == null ? time.instant() : known.since(), what);
    }
  }

  private void ended(@Nullable Throwable thrown) {
    if (isEnding()) {
      return;
    }
    dead = true;
    failures.increment();
    trouble =
        new Trouble(time.instant(), thrown == null ? "it ended by itself" : PlainReason.of(thrown));
    log.error("activity={} outcome=dead; nobody is {} any more", name, does, thrown);
  }

  /** From now on an end is what is wanted. Wakes a loop from its pause, not from its turn. */
  public void ending() {
    ending.countDown();
  }

  public boolean isEnding() {
    return ending.getCount() == 0;
  }

  /** How often something was thrown. */
  public long failures() {
    return failures.sum();
  }

  /** When it last said that it lives. */
  public Instant lastSign() {
    return lastSign;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean essential() {
    return essential;
  }

  @Override
  public Optional<String> notReadyBecause() {
    Trouble now = trouble;
    if (now == null || isEnding()) {
      return Optional.empty();
    }
    return Optional.of(
        dead
            ? "nobody is "
                + does
                + " since "
                + now.since()
                + ": "
                + now.what()
                + "; start the gateway anew, and report what its log says"
            : does
                + " fails since "
                + now.since()
                + ", last sign of life at "
                + lastSign
                + ": "
                + now.what()
                + "; it is tried again");
  }
}
