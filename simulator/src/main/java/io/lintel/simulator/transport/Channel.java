package io.lintel.simulator.transport;

import io.lintel.meter.wire.Bytes;
import java.io.IOException;

/** The simulator's end of a pseudo-terminal or a connection. */
interface Channel {
  /** Waits up to {@code nanos}; empty if nothing came. */
  Bytes read(long nanos) throws IOException;

  void write(Bytes octets) throws IOException;
}
