package io.lintel.simulator.clock;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that runs tasks when their time has come: the simulated one, or the wall's. */
public interface Schedule extends InstantSource {
  /** Runs {@code task} when {@code when} is reached; soon, if it is past. From any thread. */
  void book(Instant when, Runnable task);

  /** That of a simulated clock: tasks run on its thread. */
  static Schedule of(SimulatedClock clock) {
    return new Schedule() {
      @Override
      public void book(Instant when, Runnable task) {
        clock.at(when, task);
      }

      @Override
      public Instant instant() {
        return clock.instant();
      }
    };
  }
}
