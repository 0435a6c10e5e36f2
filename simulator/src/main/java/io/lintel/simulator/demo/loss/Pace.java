package io.lintel.simulator.demo.loss;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** So many reports a second, and no more after a pause than in one breath. For one thread. */
final class Pace {
  private static final long BREATH_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final double nanosEach;
  private double due = (double) System.nanoTime();

  Pace(double perSecond) {
    nanosEach = 1e9 / perSecond;
  }

  /** Whether {@code reports} may be sent now; they are counted if so. */
  boolean allows(int reports) {
    long now = System.nanoTime();
    if (due > now) {
      return false;
    }
    due = Math.max(due, (double) (now - BREATH_NANOS)) + reports * nanosEach;
    return true;
  }

  /** Until {@code reports} may be sent. */
  void await(int reports) {
    while (!allows(reports)) {
      LockSupport.parkNanos((long) due - System.nanoTime());
    }
  }
}
