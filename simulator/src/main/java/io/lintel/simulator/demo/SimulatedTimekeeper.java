package io.lintel.simulator.demo;

import io.lintel.gateway.time.Timekeeper;
import io.lintel.simulator.clock.SimulatedClock;
import io.lintel.simulator.clock.SimulatedClock.Booking;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The simulator's clock as the gateway's only source of time: the clock of a machine, which may be
 * wrong and may jump. Only the gateway's time jumps; the truth's does not.
 */
final class SimulatedTimekeeper implements Timekeeper {
  private final SimulatedClock clock;
  private final Set<Alarm> alarms = ConcurrentHashMap.newKeySet();
  private volatile Duration ahead = Duration.ZERO;

  SimulatedTimekeeper(SimulatedClock clock) {
    this.clock = clock;
  }

  @Override
  public Instant instant() {
    return clock.instant().plus(ahead);
  }

  @Override
  public long nanoTime() {
    return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
  }

  /** Sets the machine's clock forward, or back; what falls due by it follows. */
  void jump(Duration by) {
    ahead = ahead.plus(by);
    alarms.forEach(Alarm::arm);
  }

  @Override
  public Timer at(Instant when, Runnable task) {
    Alarm alarm = new Alarm(when, task);
    alarms.add(alarm);
    alarm.arm();
    return alarm;
  }

  @Override
  public Hold hold() {
    SimulatedClock.Hold hold = clock.hold();
    return hold::close;
  }

  private final class Alarm implements Timer {
    private final Instant when;
    private final Runnable task;
    private @Nullable Booking booking;
    private boolean over;

    Alarm(Instant when, Runnable task) {
      this.when = when;
      this.task = task;
    }

    synchronized void arm() {
      if (booking != null) {
        booking.cancel();
      }
      if (!over) {
        booking = clock.at(when.minus(ahead), this::ring);
      }
    }

    private void ring() {
      synchronized (this) {
        if (over) {
          return;
        }
        over = true;
      }
      alarms.remove(this);
      task.run();
    }

    @Override
    public void cancel() {
      synchronized (this) {
        over = true;
        if (booking != null) {
          booking.cancel();
        }
      }
      alarms.remove(this);
    }
  }
}
