package io.lintel.simulator.transport;

import io.lintel.simulator.clock.SimulatedClock;
import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.scenario.Sending;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Lets a day's messages leave when their time comes; from there on they are the carrier's. The rest
 * of the day can be planned anew while it is played.
 */
public final class DayPlayer {
  private final Carrier carrier;
  private final Set<Sending> sent = new HashSet<>();
  private Chain chain = new Chain(List.of());

  public DayPlayer(Carrier carrier) {
    this.carrier = carrier;
  }

  /** Books the whole day: each message, once sent, books the next. */
  public synchronized void book(Day day, SimulatedClock clock) {
    chain = new Chain(day.sendings());
    chain.bookNext(clock);
  }

  /**
   * What has not been sent of the day that was booked is replaced by what {@code day} holds from
   * now on. What {@code day} would have had before now, and was never sent, stays unsent. Safe from
   * any thread.
   */
  public synchronized void replan(Day day, SimulatedClock clock) {
    Instant now = clock.instant();
    chain =
        new Chain(
            day.sendings().stream()
                .filter(sending -> !sending.at().isBefore(now) && !sent.contains(sending))
                .toList());
    chain.bookNext(clock);
  }

  private synchronized boolean isTaken(Chain from, Sending next) {
    return from == chain && sent.add(next);
  }

  private synchronized void bookNext(Chain after, SimulatedClock clock) {
    if (after == chain) {
      after.bookNext(clock);
    }
  }

  /** One plan of the day; another may take its place between any two messages. */
  private final class Chain {
    private final Iterator<Sending> sendings;

    Chain(List<Sending> sendings) {
      this.sendings = sendings.iterator();
    }

    void bookNext(SimulatedClock clock) {
      if (sendings.hasNext()) {
        Sending next = sendings.next();
        clock.at(
            next.at(),
            () -> {
              if (isTaken(this, next)) {
                carrier.accept(next);
              }
              DayPlayer.this.bookNext(this, clock);
            });
      }
    }
  }
}
