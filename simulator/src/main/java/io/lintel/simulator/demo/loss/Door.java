package io.lintel.simulator.demo.loss;

import io.lintel.gateway.journal.Entry;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/** One way into the gateway, as the devices that use it know it. */
interface Door {
  /** As a person would say it: {@code HTTP events}. */
  String name();

  /**
   * Sends what {@code memory} has to send, paced, until {@code over} or the connection ends; tells
   * the memory of each answer, and what stays without one.
   *
   * @throws IOException when the connection ends, as it does when the gateway is killed
   * @throws UnexpectedAnswer when the door answers what its contract does not know
   */
  void session(DeviceMemory memory, Pace pace, BooleanSupplier over) throws IOException;

  /** Which of this door's reports the entry holds; empty if it is none of them. */
  OptionalInt report(Entry entry);

  /** How many of the pace of the others it keeps up with, for one that is slow by its nature. */
  default double share() {
    return 1;
  }

  /** The door says what it must not: the drill ends with it. */
  final class UnexpectedAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnexpectedAnswer(String message) {
      super(message);
    }
  }
}
