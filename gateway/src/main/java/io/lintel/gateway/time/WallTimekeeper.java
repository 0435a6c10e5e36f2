package io.lintel.gateway.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wall's clock. It may be set back or forward under us; tasks follow it. */
public final class WallTimekeeper implements Timekeeper, AutoCloseable {
  /** How late a task may notice that the wall's clock was set. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(WallTimekeeper.class);

  private final InstantSource wall;
  private final LongSupplier nanoTime;
  private final ScheduledThreadPoolExecutor timers =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "lintel-timekeeper");
            thread.setDaemon(true);
            return thread;
          });

  public WallTimekeeper(InstantSource wall, LongSupplier nanoTime) {
    this.wall = wall;
    this.nanoTime = nanoTime;
    timers.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Instant instant() {
    return wall.instant();
  }

  @Override
  public long nanoTime() {
    return nanoTime.getAsLong();
  }

  @Override
  public Timer at(Instant when, Runnable task) {
    Alarm alarm = new Alarm(when, task);
    alarm.arm();
    return alarm;
  }

  @Override
  public void everyFewSeconds(Runnable look) {
    long nanos = LOOK_AGAIN.toNanos();
    var unused =
        timers.scheduleWithFixedDelay(() -> ring(look), nanos, nanos, TimeUnit.NANOSECONDS);
  }

  private static void ring(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error defect) {
      LOG.error("a timed task failed; the other tasks go on", defect);
    }
  }

  @Override
  public Hold hold() {
    return () -> {};
  }

  @Override
  public void close() {
    timers.shutdownNow();
  }

  private final class Alarm implements Timer, Runnable {
    private final Instant when;
    private final Runnable task;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable Future<?> next;

    private Alarm(Instant when, Runnable task) {
      this.when = when;
      this.task = task;
    }

    private void arm() {
      Duration left = Duration.between(wall.instant(), when);
      Duration wait = left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN;
      next = timers.schedule(this, Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
    }

    @Override
    public void run() {
      if (over.get()) {
        return;
      }
      if (wall.instant().isBefore(when)) {
        arm();
      } else if (over.compareAndSet(false, true)) {
        ring(task);
      }
    }

    @Override
    public void cancel() {
      over.set(true);
      Future<?> waiting = next;
      if (waiting != null) {
        waiting.cancel(false);
      }
    }
  }
}
