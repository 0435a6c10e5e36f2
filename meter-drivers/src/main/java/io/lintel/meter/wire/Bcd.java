package io.lintel.meter.wire;

import java.math.BigInteger;
import java.util.Optional;

/**
 * Binary-coded decimals of any length: two decimal digits an octet, the more significant one in the
 * high nibble.
 */
public final class Bcd {
  /** Which end of the number comes first on the wire. */
  public enum Order {
    HIGH_BYTE_FIRST,
    LOW_BYTE_FIRST
  }

  private Bcd() {}

  /**
   * The number, or empty if a nibble is no decimal digit: meters fill a field with {@code FF} when
   * they have no value.
   */
  public static Optional<BigInteger> decode(Bytes octets, Order order) {
    StringBuilder digits = new StringBuilder(2 * octets.length() + 1).append('0');
    for (int i = 0; i < octets.length(); i++) {
      int octet = octets.at(order == Order.HIGH_BYTE_FIRST ? i : octets.length() - 1 - i);
      if (octet >> 4 > 9 || (octet & 0xF) > 9) {
        return Optional.empty();
      }
      digits.append((char) ('0' + (octet >> 4))).append((char) ('0' + (octet & 0xF)));
    }
    return Optional.of(new BigInteger(digits.toString()));
  }

  /**
   * @throws IllegalArgumentException if {@code value} is negative or has more than {@code 2 ×
   *     length} digits
   */
  public static Bytes encode(BigInteger value, int length, Order order) {
    String digits = value.toString();
    if (value.signum() < 0 || digits.length() > 2 * length) {
      throw new IllegalArgumentException(
          "expected a number of at most " + 2 * length + " decimal digits, found " + value);
    }
    String padded = "0".repeat(2 * length - digits.length()) + digits;
    byte[] octets = new byte[length];
    for (int i = 0; i < length; i++) {
      int high = padded.charAt(2 * i) - '0';
      int low = padded.charAt(2 * i + 1) - '0';
      octets[order == Order.HIGH_BYTE_FIRST ? i : length - 1 - i] = (byte) (high << 4 | low);
    }
    return Bytes.of(octets);
  }
}
