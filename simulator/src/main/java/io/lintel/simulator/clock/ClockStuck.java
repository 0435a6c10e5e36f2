package io.lintel.simulator.clock;

/** The clock has waited in vain too often. The message says for what. */
public final class ClockStuck extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ClockStuck(String message) {
    super(message);
  }
}
