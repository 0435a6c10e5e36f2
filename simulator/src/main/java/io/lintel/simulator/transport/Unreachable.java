package io.lintel.simulator.transport;

/** A broker or a gateway cannot be reached; the message says which, where and what to do. */
public final class Unreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Unreachable(String message) {
    super(message);
  }

  public Unreachable(String message, Throwable cause) {
    super(message, cause);
  }
}
