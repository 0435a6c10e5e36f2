package io.lintel.simulator.dock;

/** Bits of an H.264 unit while they are written, most significant first. */
final class Bits {
  private final Octets octets = new Octets();
  private int last;
  private int filled;

  Bits bit(int value) {
    last = last << 1 | value;
    filled++;
    if (filled == 8) {
      octets.u8(last);
      last = 0;
      filled = 0;
    }
    return this;
  }

  Bits bits(int value, int count) {
    for (int i = count - 1; i >= 0; i--) {
      bit(value >>> i & 1);
    }
    return this;
  }

  /**
   * Exp-Golomb: as many zeros as the number has binary digits behind its first, then the number.
   */
  Bits unsigned(int value) {
    int digits = 32 - Integer.numberOfLeadingZeros(value + 1);
    return bits(0, digits - 1).bits(value + 1, digits);
  }

  /** Zeros up to the next octet. */
  Bits aligned() {
    while (filled != 0) {
      bit(0);
    }
    return this;
  }

  /** Only where aligned. */
  Bits octet(int value) {
    return bits(value, 8);
  }

  /** The stop bit, and zeros to the end of the octet. */
  byte[] stopped() {
    bit(1);
    aligned();
    return octets.toArray();
  }
}
