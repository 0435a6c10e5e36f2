package io.lintel.simulator.capture;

import java.util.List;

/** How much of one capture is held in memory before it is cut to what a scenario takes. */
final class TurnLimit {
  /** Twenty days of five meters asked every ten seconds; some hundred octets each. */
  static final int MOST = 1_000_000;

  private int taken;
  private long refused;

  /** Whether one turn more may be kept. */
  boolean take() {
    if (taken == MOST) {
      refused++;
      return false;
    }
    taken++;
    return true;
  }

  void note(List<String> notes) {
    if (refused > 0) {
      notes.add("%,d exchanges beyond the first %,d of the capture".formatted(refused, MOST));
    }
  }
}
