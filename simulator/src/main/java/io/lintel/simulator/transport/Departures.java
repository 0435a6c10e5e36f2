package io.lintel.simulator.transport;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.fault.Burst;
import io.lintel.simulator.fault.Speech;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Octets on their way to the master, each with the moment at which it has left the wire. All times
 * are counted from a burst's begin, so that late wake-ups do not add up. Where two bursts overlap
 * on a wire that takes time, their octets spoil each other.
 */
final class Departures {
  private static final AtomicLong BURSTS = new AtomicLong();

  private final Pace pace;
  private final List<Octet> waiting = new ArrayList<>();

  private record Octet(long due, long began, long burst, int value, List<String> mishaps) {}

  /** How long a run of characters occupies the wire. */
  @FunctionalInterface
  interface Pace {
    long nanosOf(int characters);
  }

  Departures(Pace pace) {
    this.pace = pace;
  }

  /** Tells bursts of all lines apart. */
  static long nextBurst() {
    return BURSTS.incrementAndGet();
  }

  /** {@code speech} begins at {@code begin}, or when the pause of its first burst has passed. */
  void add(Speech speech, long begin, List<String> mishaps) {
    long previousBegin = begin;
    long previousEnd = begin;
    for (Burst burst : speech.bursts()) {
      long from = (burst.alongside() ? previousBegin : previousEnd) + burst.pause().toNanos();
      previousEnd = add(burst.octets(), from, burst.between().toNanos(), mishaps);
      previousBegin = from;
    }
  }

  /** Returns when the last octet has left. */
  long add(Bytes octets, long from, long between, List<String> mishaps) {
    long burst = nextBurst();
    long due = from;
    for (int i = 0; i < octets.length(); i++) {
      due = from + pace.nanosOf(i + 1) + i * between;
      put(new Octet(due, from, burst, octets.at(i), mishaps));
    }
    return due;
  }

  private void put(Octet fresh) {
    long character = pace.nanosOf(1);
    int at = waiting.size();
    while (at > 0 && waiting.get(at - 1).due() > fresh.due()) {
      at--;
    }
    for (int i = Math.max(0, at - 1); i < Math.min(waiting.size(), at + 1); i++) {
      Octet other = waiting.get(i);
      boolean overlap = Math.abs(other.due() - fresh.due()) < character;
      if (overlap && other.burst() != fresh.burst()) {
        // A driven 0 wins over the idle 1 on the pair of wires.
        waiting.set(
            i,
            new Octet(
                other.due(),
                other.began(),
                other.burst(),
                other.value() & fresh.value(),
                other.mishaps()));
        return;
      }
    }
    waiting.add(at, fresh);
  }

  /** Somebody speaks into what is being said now: it is destroyed. What has not begun yet stays. */
  void interrupted(long now) {
    waiting.removeIf(octet -> octet.began() < now);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  long nextNanos() {
    return waiting.isEmpty() ? Long.MAX_VALUE : waiting.get(0).due();
  }

  /** What has left by {@code now}, octets of one burst together. */
  List<Bus.Said> leaving(long now) {
    List<Bus.Said> left = new ArrayList<>();
    while (!waiting.isEmpty() && waiting.get(0).due() <= now) {
      Octet octet = waiting.remove(0);
      Bytes one = Bytes.ofUnsigned(octet.value());
      int last = left.size() - 1;
      if (last >= 0 && left.get(last).burst() == octet.burst()) {
        left.set(
            last, new Bus.Said(left.get(last).octets().plus(one), octet.burst(), octet.mishaps()));
      } else {
        left.add(new Bus.Said(one, octet.burst(), octet.mishaps()));
      }
    }
    return left;
  }
}
