package io.lintel.simulator.device;

import java.util.Arrays;

/** A run of 16-bit registers while it is filled, each value in the form a manual gives it. */
final class RegisterBlock {
  private final int first;
  private final int[] words;

  RegisterBlock(int first, int count) {
    this.first = first;
    this.words = new int[count];
  }

  boolean holds(int register) {
    return register >= first && register < first + words.length;
  }

  /** 0 to 65535. */
  int at(int register) {
    return words[register - first];
  }

  RegisterBlock word(int register, int value) {
    words[register - first] = value & 0xFFFF;
    return this;
  }

  /** Most significant word first. */
  RegisterBlock abcd(int register, long value) {
    return word(register, (int) (value >>> 16)).word(register + 1, (int) value);
  }

  /** Least significant word first. */
  RegisterBlock cdab(int register, long value) {
    return word(register, (int) value).word(register + 1, (int) (value >>> 16));
  }

  RegisterBlock floatAbcd(int register, double value) {
    return abcd(register, Float.floatToIntBits((float) value));
  }

  RegisterBlock floatCdab(int register, double value) {
    return cdab(register, Float.floatToIntBits((float) value));
  }

  /** {@code digits} decimal digits, four to a register, the most significant first. */
  RegisterBlock bcd(int register, long value, int digits) {
    long left = value;
    int[] nibbles = new int[digits];
    for (int i = digits - 1; i >= 0; i--) {
      nibbles[i] = (int) (left % 10);
      left /= 10;
    }
    for (int i = 0; i < digits; i += 4) {
      word(
          register + i / 4,
          nibbles[i] << 12 | nibbles[i + 1] << 8 | nibbles[i + 2] << 4 | nibbles[i + 3]);
    }
    return this;
  }

  @Override
  public String toString() {
    return first + ":" + Arrays.toString(words);
  }
}
