package io.lintel.simulator.scenario;

import java.util.List;

/** A scenario's file that cannot be played; the message lists every mistake with its line. */
public final class BadScenario extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadScenario(String file, List<String> mistakes) {
    super(file + " cannot be played:\n  " + String.join("\n  ", mistakes));
  }
}
