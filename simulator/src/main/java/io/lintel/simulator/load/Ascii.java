package io.lintel.simulator.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text of one message while it is written, octet by octet and without a string in between. */
final class Ascii {
  private byte[] octets = new byte[256];
  private int length;

  Ascii clear() {
    length = 0;
    return this;
  }

  int length() {
    return length;
  }

  /** Valid up to {@link #length} and until the next change. */
  byte[] octets() {
    return octets;
  }

  Ascii text(byte[] constant) {
    room(constant.length);
    System.arraycopy(constant, 0, octets, length, constant.length);
    length += constant.length;
    return this;
  }

  /** {@code value} in as many digits as it has. */
  Ascii number(long value) {
    int digits = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      digits++;
    }
    return padded(value, digits);
  }

  /** The last {@code digits} digits of {@code value}, with zeros in front. */
  Ascii padded(long value, int digits) {
    room(digits);
    long rest = value;
    for (int at = length + digits - 1; at >= length; at--) {
      octets[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
    return this;
  }

  static byte[] constant(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private void room(int more) {
    if (length + more > octets.length) {
      octets = Arrays.copyOf(octets, Math.max(octets.length * 2, length + more));
    }
  }

  @Override
  public String toString() {
    return new String(octets, 0, length, StandardCharsets.US_ASCII);
  }
}
