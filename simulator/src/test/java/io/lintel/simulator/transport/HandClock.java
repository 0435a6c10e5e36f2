package io.lintel.simulator.transport;

import io.lintel.gateway.time.Timekeeper;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A clock that a test moves by hand; it counts who holds it. */
final class HandClock implements Timekeeper {
  private record Alarm(Instant when, Runnable task) {}

  private final List<Alarm> alarms = new ArrayList<>();
  private final AtomicInteger holds = new AtomicInteger();
  private Instant now;

  HandClock(String start) {
    this.now = Instant.parse(start);
  }

  int holds() {
    return holds.get();
  }

  /** Moves to {@code when} and runs what falls due on the way, in order. */
  void moveTo(String when) {
    Instant end = Instant.parse(when);
    for (Alarm next = next(end); next != null; next = next(end)) {
      next.task().run();
    }
    synchronized (this) {
      now = end;
    }
  }

  private synchronized @org.jspecify.annotations.Nullable Alarm next(Instant end) {
    Alarm first =
        alarms.stream()
            .filter(alarm -> !alarm.when().isAfter(end))
            .min(Comparator.comparing(Alarm::when))
            .orElse(null);
    if (first != null) {
      alarms.remove(first);
      now = first.when().isAfter(now) ? first.when() : now;
    }
    return first;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public long nanoTime() {
    return ChronoUnit.NANOS.between(Instant.EPOCH, instant());
  }

  @Override
  public synchronized Timer at(Instant when, Runnable task) {
    Alarm alarm = new Alarm(when, task);
    alarms.add(alarm);
    return () -> cancel(alarm);
  }

  private synchronized void cancel(Alarm alarm) {
    alarms.remove(alarm);
  }

  @Override
  public Hold hold() {
    holds.incrementAndGet();
    AtomicBoolean over = new AtomicBoolean();
    return () -> {
      if (over.compareAndSet(false, true)) {
        holds.decrementAndGet();
      }
    };
  }
}
