package io.lintel.gateway;

import io.lintel.gateway.time.Timekeeper;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A clock with a defect: when the test says so, the next call of one kind throws, once. */
public final class MishapTime implements Timekeeper {
  /** What throws. */
  public enum Call {
    INSTANT,
    AT,
    HOLD
  }

  private final Timekeeper clock;
  private final AtomicReference<@Nullable Call> armed = new AtomicReference<>();
  private final LinkedBlockingQueue<Instant> alarms = new LinkedBlockingQueue<>();

  public MishapTime(Timekeeper clock) {
    this.clock = clock;
  }

  public void failIn(Call call) {
    armed.set(call);
  }

  /** Whether what should be thrown has been. */
  public boolean isOver() {
    return armed.get() == null;
  }

  /** Waits for the next alarm to be set that nobody has waited for yet; for when it is. */
  public Instant nextAlarm() throws InterruptedException {
    Instant when = alarms.poll(20, TimeUnit.SECONDS);
    if (when == null) {
      throw new AssertionError("no alarm was set within 20 s");
    }
    return when;
  }

  private void mishap(Call call) {
    if (armed.compareAndSet(call, null)) {
      throw new StackOverflowError("a defect in " + call);
    }
  }

  @Override
  public Instant instant() {
    mishap(Call.INSTANT);
    return clock.instant();
  }

  @Override
  public Timer at(Instant when, Runnable task) {
    mishap(Call.AT);
    Timer timer = clock.at(when, task);
    alarms.add(when);
    return timer;
  }

  @Override
  public long nanoTime() {
    return clock.nanoTime();
  }

  @Override
  public Hold hold() {
    mishap(Call.HOLD);
    return clock.hold();
  }
}
