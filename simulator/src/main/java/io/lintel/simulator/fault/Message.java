package io.lintel.simulator.fault;

import io.lintel.meter.wire.Bytes;

/**
 * A Modbus request or answer without its framing.
 *
 * @param transaction 0 where the framing has none
 * @param pdu function code and data
 */
public record Message(int transaction, int unit, Bytes pdu) {
  Message withPdu(Bytes other) {
    return new Message(transaction, unit, other);
  }

  Message ofUnit(int other) {
    return new Message(transaction, other, pdu);
  }

  Message ofTransaction(int other) {
    return new Message(other, unit, pdu);
  }
}
