package io.lintel.simulator.transport;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.device.MeterFault;
import java.util.Optional;

/** Finds requests in a byte stream and answers them. Pure. */
interface StreamFraming {
  /** The length of the request {@code stream} begins with, or 0 if it is not complete yet. */
  int lengthOfFirst(Bytes stream);

  Optional<MeterFault.Sent> answer(Bytes request);
}
