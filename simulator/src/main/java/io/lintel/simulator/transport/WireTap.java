package io.lintel.simulator.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Somebody who follows a line's byte log. Never holds the line up: what does not fit is missed. */
public final class WireTap implements AutoCloseable {
  /** Some seconds of one line at 9600 baud. */
  public static final int MOST = 8_192;

  private final BlockingQueue<WireLog.Passed> waiting = new ArrayBlockingQueue<>(MOST);
  private final AtomicLong missed = new AtomicLong();
  private final Consumer<WireTap> leave;

  WireTap(Consumer<WireTap> leave) {
    this.leave = leave;
  }

  void offer(WireLog.Passed passed) {
    if (!waiting.offer(passed)) {
      missed.incrementAndGet();
    }
  }

  /** Waits up to {@code millis} for the first, then takes all there are; in order. */
  public List<WireLog.Passed> take(long millis) throws InterruptedException {
    List<WireLog.Passed> taken = new ArrayList<>();
    WireLog.Passed first = waiting.poll(millis, TimeUnit.MILLISECONDS);
    if (first != null) {
      taken.add(first);
      waiting.drainTo(taken);
    }
    return taken;
  }

  /** How many entries did not fit since the tap was opened. */
  public long missed() {
    return missed.get();
  }

  @Override
  public void close() {
    leave.accept(this);
  }
}
