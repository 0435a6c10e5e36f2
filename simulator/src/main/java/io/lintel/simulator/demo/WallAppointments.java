package io.lintel.simulator.demo;

import io.lintel.simulator.transport.Appointments;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Has things done by the wall's clock. */
final class WallAppointments implements Appointments, AutoCloseable {
  private final InstantSource wall;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "sim-appointments");
            made.setDaemon(true);
            return made;
          });

  WallAppointments(InstantSource wall) {
    this.wall = wall;
  }

  @Override
  public void at(Instant when, Runnable task) {
    long millis = Math.max(0, Duration.between(wall.instant(), when).toMillis());
    ScheduledFuture<?> unused = thread.schedule(task, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
