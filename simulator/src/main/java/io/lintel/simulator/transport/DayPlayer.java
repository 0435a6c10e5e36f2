package io.lintel.simulator.transport;

import io.lintel.simulator.clock.SimulatedClock;
import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.scenario.Sending;
import java.util.Iterator;
import java.util.List;

/** Lets a day's messages leave when their time comes; from there on they are the carrier's. */
public final class DayPlayer {
  private final Carrier carrier;

  public DayPlayer(Carrier carrier) {
    this.carrier = carrier;
  }

  /** Books the whole day: each message, once sent, books the next. */
  public void book(Day day, SimulatedClock clock) {
    new Chain(day.sendings(), clock).bookNext();
  }

  private final class Chain {
    private final Iterator<Sending> sendings;
    private final SimulatedClock clock;

    Chain(List<Sending> sendings, SimulatedClock clock) {
      this.sendings = sendings.iterator();
      this.clock = clock;
    }

    void bookNext() {
      if (sendings.hasNext()) {
        Sending next = sendings.next();
        clock.at(
            next.at(),
            () -> {
              carrier.accept(next);
              bookNext();
            });
      }
    }
  }
}
