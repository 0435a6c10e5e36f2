package io.lintel.simulator.fault;

import io.lintel.simulator.device.GasState;

/** Meters that show something else than before. */
final class DialFaults {
  private DialFaults() {}

  static GasState frozenClock(GasState healthy, Occasion occasion) {
    return healthy.withClock(occasion.atFirst().clock());
  }

  /** The index passed its last digit just before it was first read. */
  static GasState rolledOver(GasState healthy, Occasion occasion) {
    GasState then = occasion.atFirst();
    return healthy.showingIndexes(
        healthy.baseMillilitres() - then.baseMillilitres(),
        healthy.lineMillilitres() - then.lineMillilitres());
  }
}
