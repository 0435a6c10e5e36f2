package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.ClockLimits;
import io.lintel.gateway.clock.DeviceClock;
import io.lintel.gateway.clock.Interruptions;
import io.lintel.gateway.clock.Measurement;
import io.lintel.gateway.clock.SendingLog;
import io.lintel.gateway.recorder.RecorderTraits.ClockKind;
import java.time.Duration;
import java.util.List;

/** What the clocks of one recorder have in common: makes one for each stretch. */
record StretchClocks(Interruptions interruptions, RecorderTraits traits, ClockLimits limits) {
  DeviceClock of(SendingLog sendings, List<Measurement> measurements) {
    return new DeviceClock(sendings, measurements, interruptions, prior(), limits);
  }

  /** How far the clock is off at most where nothing is measured. */
  Duration prior() {
    return traits.clock() == ClockKind.NETWORK ? limits.network() : limits.device();
  }
}
