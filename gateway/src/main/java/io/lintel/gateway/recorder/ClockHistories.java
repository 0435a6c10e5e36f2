package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.ClockLimits;
import io.lintel.gateway.clock.Interruptions;
import java.time.Instant;
import java.util.List;

/** Works out why a recorder's times are what they are. */
public final class ClockHistories {
  private ClockHistories() {}

  /**
   * @param events all of one recorder that bear on the time from {@code from} to {@code to}
   * @param docked of the same recorder, likewise
   */
  public static ClockHistory of(
      List<RecorderEvent> events,
      Docked docked,
      RecorderTraits traits,
      Interruptions interruptions,
      ClockLimits limits,
      Instant from,
      Instant to) {
    return new RecorderTimes(interruptions, traits, OwnDrift.of(docked.sessions(), limits))
        .history(events, docked, from, to);
  }
}
