package io.lintel.simulator.transport;

import io.lintel.simulator.fault.MeterBus;
import io.lintel.simulator.fault.Noise;
import java.util.List;

/** Noise on a line while nobody speaks, as long as the mishap lies on it. */
final class IdleNoise {
  private final MeterBus meters;
  private long runs;
  private long next = Long.MIN_VALUE;

  IdleNoise(MeterBus meters) {
    this.meters = meters;
  }

  /** Says some, if it is time; otherwise nothing. */
  void speak(Departures departures, long now) {
    Noise noise = meters.noise(runs).orElse(null);
    if (noise == null) {
      next = Long.MIN_VALUE;
    } else if (next == Long.MIN_VALUE) {
      next = now + noise.pause().toNanos();
    } else if (now >= next) {
      departures.add(noise.octets(), now, 0, List.of(noise.mishap()));
      runs++;
      next = now + noise.pause().toNanos();
    }
  }
}
