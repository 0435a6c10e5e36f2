package io.lintel.simulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Time that is made: it stands still unless a thread is in {@link #runUntil}, never goes back,
 * jumps from one thing due to the next, and waits: for the wall (the speed asked for), for whoever
 * holds it, while it is paused, and at the end of each step for what was sent to be taken in.
 *
 * <p>Reading it, booking and holding are safe from any thread; tasks run on the thread that runs
 * the clock, in the order of their times, those for the same time as booked.
 */
public final class SimulatedClock implements InstantSource {
  private static final Logger log = LoggerFactory.getLogger(SimulatedClock.class);

  /** Stopping is noticed after so long, though nothing is taken in any more. */
  private static final long LOOK_AGAIN_NANOS = 50_000_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Booking> due = new PriorityQueue<>();
  private final Backlog backlog;
  private final LongSupplier nanoTime;
  private final Speedometer speedometer;
  private volatile Pacing pacing;
  private volatile boolean paused;
  private volatile Instant now;
  private long booked;
  private int holds;
  private int writtenOff;
  private volatile boolean stopped;

  public SimulatedClock(Instant start, Pacing pacing, Backlog backlog, LongSupplier nanoTime) {
    this.now = start;
    this.pacing = pacing;
    this.backlog = backlog;
    this.nanoTime = nanoTime;
    this.speedometer = new Speedometer(nanoTime);
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Runs {@code task} when {@code when} is reached; at once (by this clock) if it is past. */
  public Booking at(Instant when, Runnable task) {
    lock.lock();
    try {
      Booking booking = new Booking(when, booked++, task);
      due.add(booking);
      changed.signalAll();
      return booking;
    } finally {
      lock.unlock();
    }
  }

  /** The clock stands until the hold is released; things due at this very moment still run. */
  public Hold hold() {
    lock.lock();
    try {
      holds++;
      return new Hold();
    } finally {
      lock.unlock();
    }
  }

  /** How time is to pass from now on. */
  public void pace(Pacing other) {
    change(() -> pacing = other);
  }

  public Pacing pacing() {
    return pacing;
  }

  /** Time stands until {@link #resume}; things due at this very moment still run. Idempotent. */
  public void pause() {
    change(() -> paused = true);
  }

  /** Idempotent. */
  public void resume() {
    change(() -> paused = false);
  }

  public boolean paused() {
    return paused;
  }

  /** Makes {@link #runUntil} return soon. */
  public void stop() {
    change(() -> stopped = true);
  }

  private void change(Runnable what) {
    lock.lock();
    try {
      what.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Simulated seconds for each of the wall's, over all runs so far. */
  public double speedReached() {
    return speedometer.speed();
  }

  /**
   * Lets time pass until {@code end} and runs what falls due, on the caller's thread.
   *
   * @throws ClockStuck when it has waited too long, too often
   */
  public void runUntil(Instant end) {
    speedometer.start(now);
    try {
      while (!stopped && now.isBefore(end)) {
        Instant boundary = now.plus(pacing.step());
        runStep(boundary.isBefore(end) ? boundary : end);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      speedometer.stop(now);
    }
  }

  private void runStep(Instant boundary) throws InterruptedException {
    for (Booking next = next(boundary); next != null && !stopped; next = next(boundary)) {
      run(next);
      speedometer.passed(now);
    }
    awaitBacklog();
    advance(boundary);
    speedometer.passed(now);
  }

  private void run(Booking booking) {
    try {
      booking.task.run();
    } catch (RuntimeException e) {
      log.error("outcome=task_failed at={}; the clock goes on", now, e);
    }
  }

  /** The next task not after {@code boundary}, once its time has come; null if there is none. */
  private @Nullable Booking next(Instant boundary) throws InterruptedException {
    while (!stopped) {
      Instant when;
      lock.lock();
      try {
        Booking first = due.peek();
        if (first == null || first.when.isAfter(boundary)) {
          return null;
        }
        if (!first.when.isAfter(now)) {
          return due.remove();
        }
        when = first.when;
      } finally {
        lock.unlock();
      }
      advance(when);
    }
    return null;
  }

  /** Goes to {@code to}, unless something falls due meanwhile, or the clock is stopped. */
  private void advance(Instant to) throws InterruptedException {
    long deadline = nanoTime.getAsLong() + pacing.longestHold().toNanos();
    lock.lock();
    try {
      while (!stopped) {
        Booking first = due.peek();
        if (first != null && (first.when.isBefore(to) || !first.when.isAfter(now))) {
          return;
        }
        if (paused) {
          changed.await();
          speedometer.stood();
          deadline = nanoTime.getAsLong() + pacing.longestHold().toNanos();
          continue;
        }
        long pause = speedometer.ahead(to, pacing.speed());
        if (holds == 0 && pause <= 0) {
          now = to;
          return;
        }
        if (holds > 0) {
          pause = deadline - nanoTime.getAsLong();
          if (pause <= 0) {
            throw new ClockStuck(
                "The clock has stood at %s for %s because %d conversations hold it; expected each to"
                        .formatted(now, pacing.longestHold(), holds)
                    + " end by its own time-outs. See the log for the line that did not.");
          }
        }
        changed.awaitNanos(pause);
      }
    } finally {
      lock.unlock();
    }
  }

  private void awaitBacklog() throws InterruptedException {
    long deadline = nanoTime.getAsLong() + pacing.patience().toNanos();
    while (!stopped && !backlog.settled()) {
      if (nanoTime.getAsLong() > deadline) {
        giveUpOnBacklog();
        return;
      }
      backlog.awaitChange(LOOK_AGAIN_NANOS);
    }
  }

  private void giveUpOnBacklog() {
    String missing = backlog.missing();
    if (++writtenOff > pacing.writeOffs()) {
      throw new ClockStuck(
          "The gateway takes nothing in: waited %s for %s, as %d times before. Is it running?"
              .formatted(pacing.patience(), missing, pacing.writeOffs()));
    }
    log.warn("waited={} missing=\"{}\" outcome=written_off at={}", pacing.patience(), missing, now);
    backlog.writeOff();
  }

  /** A task that may still run. */
  public final class Booking implements Comparable<Booking> {
    private final Instant when;
    private final long number;
    private final Runnable task;

    private Booking(Instant when, long number, Runnable task) {
      this.when = when;
      this.number = number;
      this.task = task;
    }

    /** It will not run, unless it already has. */
    public void cancel() {
      lock.lock();
      try {
        due.remove(this);
      } finally {
        lock.unlock();
      }
    }

    @Override
    public int compareTo(Booking that) {
      int byTime = when.compareTo(that.when);
      return byTime != 0 ? byTime : Long.compare(number, that.number);
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(number);
    }
  }

  /** Somebody for whom the clock stands. Closing it twice is closing it once. */
  public final class Hold implements AutoCloseable {
    private boolean released;

    private Hold() {}

    @Override
    public void close() {
      lock.lock();
      try {
        if (!released) {
          released = true;
          holds--;
          changed.signalAll();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** For progress lines: how long it took so far by the wall. */
  public Duration wallTime() {
    return speedometer.wallTime();
  }
}
