package io.lintel.meter.modbus;

import io.lintel.meter.wire.Bytes;

/**
 * In which order a device sends the octets of a number wider than one register. Named after what
 * stands on the wire when the number is ABCD; wider numbers follow the same rule.
 */
public enum WordOrder {
  /** Most significant octet first. */
  ABCD(false, false),
  /** Registers swapped, octets in order. */
  CDAB(true, false),
  /** Registers in order, octets swapped. */
  BADC(false, true),
  /** Least significant octet first. */
  DCBA(true, true);

  private final boolean wordsReversed;
  private final boolean octetsSwapped;

  WordOrder(boolean wordsReversed, boolean octetsSwapped) {
    this.wordsReversed = wordsReversed;
    this.octetsSwapped = octetsSwapped;
  }

  /** {@code octets}, whole registers in wire order, with the most significant one first. */
  public Bytes bigEndian(Bytes octets) {
    int words = octets.length() / 2;
    byte[] ordered = new byte[2 * words];
    for (int word = 0; word < words; word++) {
      int from = 2 * (wordsReversed ? words - 1 - word : word);
      ordered[2 * word] = (byte) octets.at(octetsSwapped ? from + 1 : from);
      ordered[2 * word + 1] = (byte) octets.at(octetsSwapped ? from : from + 1);
    }
    return Bytes.of(ordered);
  }
}
