package io.lintel.simulator.demo;

import io.lintel.gateway.time.Timekeeper;
import io.lintel.simulator.clock.SimulatedClock;
import io.lintel.simulator.clock.SimulatedClock.Booking;
import java.time.Instant;

/** The simulator's clock as the gateway's only source of time. */
final class SimulatedTimekeeper implements Timekeeper {
  private final SimulatedClock clock;

  SimulatedTimekeeper(SimulatedClock clock) {
    this.clock = clock;
  }

  @Override
  public Instant instant() {
    return clock.instant();
  }

  @Override
  public Timer at(Instant when, Runnable task) {
    Booking booking = clock.at(when, task);
    return booking::cancel;
  }

  @Override
  public Hold hold() {
    SimulatedClock.Hold hold = clock.hold();
    return hold::close;
  }
}
