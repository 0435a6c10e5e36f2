package io.lintel.meter.modbus;

import io.lintel.meter.wire.Bytes;
import java.util.List;

/**
 * Values to put into holding registers.
 *
 * @param first the address as it stands on the wire, from 0
 * @param values 0 to 65535 each, one a register
 * @param single by function code 06, else by 16
 */
public record RegisterWrite(int first, List<Integer> values, boolean single) {
  /** The most registers one request can hold (Modbus application protocol 1.1b3, 6.12). */
  public static final int MOST_REGISTERS = 123;

  public RegisterWrite {
    values = List.copyOf(values);
    if (values.isEmpty() || values.size() > (single ? 1 : MOST_REGISTERS)) {
      throw new IllegalArgumentException(
          "expected 1 to %d registers, found %d"
              .formatted(single ? 1 : MOST_REGISTERS, values.size()));
    }
    for (int value : values) {
      if (value < 0 || value > 0xFFFF) {
        throw new IllegalArgumentException("expected 0 to 65535, found " + value);
      }
    }
    var unused = new RegisterSpan(RegisterTable.HOLDING, first, values.size());
  }

  /** Function code 06. */
  public static RegisterWrite one(int register, int value) {
    return new RegisterWrite(register, List.of(value), true);
  }

  /** Function code 16. */
  public static RegisterWrite run(int first, List<Integer> values) {
    return new RegisterWrite(first, values, false);
  }

  Bytes octets() {
    byte[] octets = new byte[2 * values.size()];
    for (int i = 0; i < values.size(); i++) {
      octets[2 * i] = (byte) (values.get(i) >> 8);
      octets[2 * i + 1] = (byte) (int) values.get(i);
    }
    return Bytes.of(octets);
  }
}
