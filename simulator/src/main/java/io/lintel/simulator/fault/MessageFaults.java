package io.lintel.simulator.fault;

import io.lintel.meter.wire.Bytes;

/** Answers that say something else, framed soundly. */
final class MessageFaults {
  private static final int EXCEPTION = 0x80;
  private static final int BEFORE_REGISTERS = 2;
  private static final int UNITS = 247;
  private static final int TRANSACTIONS = 65_535;
  private static final int FF = 0xFF;

  private MessageFaults() {}

  static Message exception(Message healthy, Occasion occasion) {
    Bytes asked = occasion.request().pdu();
    int function = (asked.isEmpty() ? 0 : asked.at(0)) | EXCEPTION;
    return healthy.withPdu(Bytes.ofUnsigned(function, occasion.strike().count("code")));
  }

  static Message wrongUnit(Message healthy, Occasion occasion) {
    int further = occasion.dice().whole(1, UNITS - 1);
    return healthy.ofUnit((healthy.unit() - 1 + further) % UNITS + 1);
  }

  static Message wrongTransaction(Message healthy, Occasion occasion) {
    int further = occasion.dice().whole(1, TRANSACTIONS);
    return healthy.ofTransaction((healthy.transaction() + further) % (TRANSACTIONS + 1));
  }

  static Message unavailable(Message healthy, Occasion occasion) {
    int[] octets = new int[healthy.pdu().length()];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = i < BEFORE_REGISTERS ? healthy.pdu().at(i) : FF;
    }
    return healthy.withPdu(Bytes.ofUnsigned(octets));
  }
}
