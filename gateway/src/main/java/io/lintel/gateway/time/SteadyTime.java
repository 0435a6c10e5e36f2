package io.lintel.gateway.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The machine's time without its jumps: every clock of the field is compared with the gateway's, so
 * a minute that comes twice would move all of them. A jump shows against {@link #nanoTime}, which
 * goes on while the clock is set.
 *
 * <p>A jump is held back: time goes on as before. It is over when the machine's clock comes back,
 * and it is followed when it has stood for {@link #HELD_FOR}; when it is longer than {@link
 * #LONGEST_HELD}, as after a sleep of the machine; and while the gateway is {@link #YOUNG}, for a
 * machine without a battery for its clock sets it once the network is there.
 */
public final class SteadyTime implements Timekeeper {
  /** Less is a clock that is being corrected slowly, and is followed without a word. */
  public static final Duration NOTICED = Duration.ofSeconds(1);

  public static final Duration LONGEST_HELD = Duration.ofMinutes(10);
  public static final Duration HELD_FOR = Duration.ofHours(1);
  public static final Duration YOUNG = Duration.ofMinutes(10);

  /** The two clocks are compared only where they were read so close to each other. */
  private static final long READ_TOGETHER_NANOS = 20_000_000;

  private final Timekeeper machine;
  private final long startedNanos;
  private final Set<Alarm> alarms = ConcurrentHashMap.newKeySet();
  private final CopyOnWriteArrayList<Consumer<Jump>> listeners = new CopyOnWriteArrayList<>();
  private volatile long ahead;
  private volatile Duration held = Duration.ZERO;
  private volatile long heldSince;

  /**
   * Something happened to the machine's clock.
   *
   * @param at the gateway's time, as it is from now on
   * @param by how far the machine's clock went; negative: back
   * @param held how far it is from the gateway's time now; zero where it was followed or came back
   */
  public record Jump(Instant at, Duration by, Duration held) {}

  public SteadyTime(Timekeeper machine) {
    this.machine = machine;
    Reading first = readTogether();
    this.startedNanos = first.nanos;
    this.ahead = first.ahead();
    machine.everyFewSeconds(this::instant);
  }

  /** Both clocks at one moment; {@code ahead} says how far apart they are, whatever zero is. */
  private record Reading(Instant wall, long nanos, long tookNanos) {
    long ahead() {
      return Math.addExact(
              Math.multiplyExact(wall.getEpochSecond(), 1_000_000_000L), wall.getNano())
          - nanos;
    }
  }

  private Reading read() {
    long before = machine.nanoTime();
    Instant wall = machine.instant();
    return new Reading(wall, before, machine.nanoTime() - before);
  }

  private Reading readTogether() {
    Reading reading = read();
    while (reading.tookNanos > READ_TOGETHER_NANOS) {
      reading = read();
    }
    return reading;
  }

  @Override
  public Instant instant() {
    Reading reading = read();
    boolean stands =
        Math.abs(reading.ahead() - ahead) < NOTICED.toNanos() && !isOverdue(reading.nanos);
    if (!stands) {
      return looked();
    }
    if (reading.tookNanos <= READ_TOGETHER_NANOS) {
      ahead = reading.ahead();
    }
    return reading.wall.minus(held);
  }

  private boolean isOverdue(long nanos) {
    return !held.isZero() && nanos - heldSince >= HELD_FOR.toNanos();
  }

  /** Something may have happened to the machine's clock. */
  private Instant looked() {
    Jump jump;
    Instant now;
    synchronized (this) {
      Reading reading = readTogether();
      Duration by = Duration.ofNanos(reading.ahead() - ahead);
      ahead = reading.ahead();
      boolean jumped = by.abs().compareTo(NOTICED) >= 0;
      if (!jumped && !isOverdue(reading.nanos)) {
        return reading.wall.minus(held);
      }
      holdBack(jumped ? held.plus(by) : Duration.ZERO, reading.nanos);
      now = reading.wall.minus(held);
      jump = new Jump(now, jumped ? by : Duration.ZERO, held);
    }
    alarms.forEach(Alarm::arm);
    listeners.forEach(listener -> listener.accept(jump));
    return now;
  }

  private void holdBack(Duration apart, long nanos) {
    boolean follow =
        apart.abs().compareTo(NOTICED) < 0
            || apart.abs().compareTo(LONGEST_HELD) > 0
            || nanos - startedNanos < YOUNG.toNanos();
    if (held.isZero()) {
      heldSince = nanos;
    }
    held = follow ? Duration.ZERO : apart;
  }

  /** How far the machine's clock is ahead of the gateway's time; zero nearly always. */
  public Duration held() {
    return held;
  }

  /** Calls {@code listener} when the machine's clock has jumped; it must return at once. */
  public void onJump(Consumer<Jump> listener) {
    listeners.add(listener);
  }

  @Override
  public long nanoTime() {
    return machine.nanoTime();
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
    return machine.hold();
  }

  /** Rings by the gateway's time, wherever the machine's clock is by then. */
  private final class Alarm implements Timer {
    private final Instant when;
    private final Runnable task;
    private @Nullable Timer next;
    private boolean over;

    private Alarm(Instant when, Runnable task) {
      this.when = when;
      this.task = task;
    }

    private void arm() {
      Timer armed = machine.at(when.plus(held), this::ring);
      Timer before;
      synchronized (this) {
        before = over ? armed : next;
        next = armed;
      }
      if (before != null) {
        before.cancel();
      }
    }

    private void ring() {
      if (instant().isBefore(when)) {
        arm();
        return;
      }
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
      Timer armed;
      synchronized (this) {
        over = true;
        armed = next;
      }
      alarms.remove(this);
      if (armed != null) {
        armed.cancel();
      }
    }
  }
}
