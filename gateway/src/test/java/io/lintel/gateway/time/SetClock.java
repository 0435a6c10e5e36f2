package io.lintel.gateway.time;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A machine's clock beside the truth: somebody may set it, and its alarms follow. */
public final class SetClock implements Timekeeper {
  private record Alarm(Instant when, Runnable task) {}

  private static final Duration FEW_SECONDS = Duration.ofSeconds(5);

  private final List<Alarm> alarms = new ArrayList<>();
  private final List<Runnable> looks = new ArrayList<>();
  private Duration unseen = Duration.ZERO;
  private Instant truth;
  private Duration wrong = Duration.ZERO;
  private Duration slow = Duration.ZERO;
  private int slowReadings;

  public SetClock(Instant start) {
    this.truth = start;
  }

  Instant truth() {
    return truth;
  }

  public void pass(Duration duration) {
    truth = truth.plus(duration);
    unseen = unseen.plus(duration);
    if (unseen.compareTo(FEW_SECONDS) >= 0) {
      unseen = Duration.ZERO;
      looks.forEach(Runnable::run);
    }
    ring();
  }

  /** Sets the clock forward, or back. */
  public void set(Duration by) {
    wrong = wrong.plus(by);
    ring();
  }

  /** So long goes by at each of the next readings of the clock. */
  void betweenReadings(Duration duration, int readings) {
    slow = duration;
    slowReadings = readings;
  }

  boolean waits() {
    return !alarms.isEmpty();
  }

  private void ring() {
    List<Alarm> due = alarms.stream().filter(alarm -> !alarm.when().isAfter(shown())).toList();
    alarms.removeAll(due);
    due.forEach(alarm -> alarm.task().run());
  }

  private Instant shown() {
    return truth.plus(wrong);
  }

  @Override
  public Instant instant() {
    Instant read = shown();
    if (slowReadings > 0) {
      slowReadings--;
      truth = truth.plus(slow);
    }
    return read;
  }

  @Override
  public long nanoTime() {
    return ChronoUnit.NANOS.between(Instant.EPOCH, truth);
  }

  @Override
  public Timer at(Instant when, Runnable task) {
    Alarm alarm = new Alarm(when, task);
    alarms.add(alarm);
    return () -> alarms.remove(alarm);
  }

  @Override
  public void everyFewSeconds(Runnable look) {
    looks.add(look);
  }

  @Override
  public Hold hold() {
    return () -> {};
  }
}
