package io.lintel.simulator.console;

/** What was asked for cannot be done here, or not now. The message says why and what can. */
public final class NotOnThisStage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotOnThisStage(String message) {
    super(message, null, false, false);
  }
}
