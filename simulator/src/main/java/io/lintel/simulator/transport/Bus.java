package io.lintel.simulator.transport;

import io.lintel.meter.wire.Bytes;
import java.util.List;

/** What is on one channel to a master. Pure: octets and times in, octets out. */
interface Bus {
  /** Octets of the master's; what they are part of. */
  Said heard(Bytes chunk, long now);

  /** When there is something to do next; {@link Long#MAX_VALUE} if nothing. */
  long nextNanos();

  /** What has left the wire by {@code now}, since it was last asked. */
  List<Said> leaving(long now);

  /**
   * Octets that belong together.
   *
   * @param burst the same for all octets of one frame or one run of noise
   * @param mishaps by name, those that befell it
   */
  record Said(Bytes octets, long burst, List<String> mishaps) {}
}
