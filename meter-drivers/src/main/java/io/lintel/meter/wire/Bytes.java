package io.lintel.meter.wire;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * An immutable run of octets. Records cannot hold arrays with value semantics; they hold this.
 *
 * <p>Indexes are zero-based; every accessor throws {@link IndexOutOfBoundsException} outside {@code
 * [0, length)}.
 */
public final class Bytes {
  private static final Bytes EMPTY = new Bytes(new byte[0]);
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final byte[] octets;

  private Bytes(byte[] octets) {
    this.octets = octets;
  }

  public static Bytes empty() {
    return EMPTY;
  }

  /** A copy of {@code octets}. */
  public static Bytes of(byte... octets) {
    return octets.length == 0 ? EMPTY : new Bytes(octets.clone());
  }

  /** A copy of {@code octets[from, to)}. */
  public static Bytes of(byte[] octets, int from, int to) {
    return from == to ? EMPTY : new Bytes(Arrays.copyOfRange(octets, from, to));
  }

  /** Each value's low eight bits, so that frames can be typed as {@code 0x68, 0xAA}. */
  public static Bytes ofUnsigned(int... octets) {
    byte[] copy = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      copy[i] = (byte) octets[i];
    }
    return new Bytes(copy);
  }

  /**
   * Reads hexadecimal digits; blanks between pairs are allowed.
   *
   * @throws IllegalArgumentException for an odd number of digits or anything that is no digit
   */
  public static Bytes hex(String digits) {
    return new Bytes(HEX.parseHex(digits.replaceAll("\\s", "")));
  }

  public int length() {
    return octets.length;
  }

  public boolean isEmpty() {
    return octets.length == 0;
  }

  /** The octet at {@code index}, 0 to 255. */
  public int at(int index) {
    return octets[index] & 0xFF;
  }

  /** Two octets, most significant first, 0 to 65535. */
  public int uint16(int index) {
    return at(index) << 8 | at(index + 1);
  }

  /** The octets in {@code [from, to)}. */
  public Bytes slice(int from, int to) {
    return of(octets, from, to);
  }

  public Bytes plus(Bytes tail) {
    if (tail.isEmpty()) {
      return this;
    }
    byte[] joined = Arrays.copyOf(octets, octets.length + tail.octets.length);
    System.arraycopy(tail.octets, 0, joined, octets.length, tail.octets.length);
    return new Bytes(joined);
  }

  public byte[] toArray() {
    return octets.clone();
  }

  /** Upper-case hexadecimal without blanks. */
  public String toHex() {
    return HEX.formatHex(octets);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(octets, that.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  @Override
  public String toString() {
    return toHex();
  }
}
