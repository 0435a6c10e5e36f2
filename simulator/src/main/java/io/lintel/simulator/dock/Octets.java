package io.lintel.simulator.dock;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Octets while they are written, most significant first unless it says otherwise. */
final class Octets {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Octets u8(int value) {
    out.write(value);
    return this;
  }

  Octets u16(int value) {
    return u8(value >>> 8).u8(value);
  }

  Octets u32(long value) {
    return u16((int) (value >>> 16)).u16((int) value);
  }

  /** Least significant first. */
  Octets u32le(long value) {
    return u8((int) value)
        .u8((int) (value >>> 8))
        .u8((int) (value >>> 16))
        .u8((int) (value >>> 24));
  }

  Octets floatLe(double value) {
    return u32le(Float.floatToIntBits((float) value));
  }

  /** One octet a character. */
  Octets latin(String text) {
    return all(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  Octets zeros(int count) {
    for (int i = 0; i < count; i++) {
      u8(0);
    }
    return this;
  }

  Octets all(byte[] octets) {
    out.writeBytes(octets);
    return this;
  }

  int length() {
    return out.size();
  }

  byte[] toArray() {
    return out.toByteArray();
  }
}
