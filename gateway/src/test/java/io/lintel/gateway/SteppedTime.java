package io.lintel.gateway;

import io.lintel.gateway.time.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A clock that moves when the test says so; alarms that are due run on the thread that moves it.
 */
public final class SteppedTime implements Timekeeper {
  private record Alarm(Instant when, Runnable task) {}

  private final List<Alarm> alarms = new ArrayList<>();
  private Instant now;

  public SteppedTime(Instant start) {
    this.now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  public void advance(Duration by) {
    for (Runnable task : moved(by)) {
      task.run();
    }
  }

  private synchronized List<Runnable> moved(Duration by) {
    now = now.plus(by);
    List<Alarm> due = alarms.stream().filter(alarm -> !alarm.when().isAfter(now)).toList();
    alarms.removeAll(due);
    return due.stream().sorted(Comparator.comparing(Alarm::when)).map(Alarm::task).toList();
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
    return () -> {};
  }
}
