package io.lintel.simulator.transport;

import java.time.Instant;

/** Has things done at a time of the day that is played; at once if it is past. */
@FunctionalInterface
public interface Appointments {
  void at(Instant when, Runnable task);
}
