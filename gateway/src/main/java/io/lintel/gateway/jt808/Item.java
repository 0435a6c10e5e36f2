package io.lintel.gateway.jt808;

import io.lintel.meter.spi.Fault;
import io.lintel.meter.wire.Bytes;

/** One position of a batch: the others are good though one is not. */
public sealed interface Item {
  /** The item's octets, as they stand in the batch. */
  Bytes octets();

  record Good(Position position, Bytes octets) implements Item {}

  record Bad(Fault fault, Bytes octets) implements Item {}
}
