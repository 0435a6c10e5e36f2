package io.lintel.simulator.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * What this machine allows at this moment: a thread that does nothing but sleep for the length of a
 * frame, beside the lines, and notes how wrong it wakes.
 */
final class BareSleep implements AutoCloseable {
  private final List<Double> errors = Collections.synchronizedList(new ArrayList<>());
  private final Thread thread;
  private volatile boolean over;

  BareSleep(long frameNanos) {
    thread = new Thread(() -> sleep(frameNanos), "pacing-reference");
    thread.setDaemon(true);
    thread.start();
  }

  private void sleep(long frameNanos) {
    while (!over) {
      long began = System.nanoTime();
      long left = frameNanos;
      while (left > 0) {
        LockSupport.parkNanos(left);
        left = began + frameNanos - System.nanoTime();
      }
      errors.add(-left / (double) frameNanos);
    }
  }

  /** So far; ends it. */
  PacingErrors.Errors errors() throws InterruptedException {
    close();
    thread.join();
    return new PacingErrors.Errors(List.copyOf(errors));
  }

  @Override
  public void close() {
    over = true;
  }
}
