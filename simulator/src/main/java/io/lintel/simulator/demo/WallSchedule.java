package io.lintel.simulator.demo;

import io.lintel.simulator.clock.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wall's clock as a schedule, with one thread for what falls due. */
final class WallSchedule implements Schedule, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WallSchedule.class);

  private final InstantSource wall;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "simulator-schedule");
            made.setDaemon(true);
            return made;
          });

  WallSchedule(InstantSource wall) {
    this.wall = wall;
  }

  @Override
  public Instant instant() {
    return wall.instant();
  }

  @Override
  public void book(Instant when, Runnable task) {
    long nanos = Math.max(0, Duration.between(wall.instant(), when).toNanos());
    try {
      var unused = thread.schedule(() -> run(task), nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closing) {
      log.debug("outcome=not_booked; the play is over");
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException defect) {
      log.error("outcome=task_failed; the others go on", defect);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
