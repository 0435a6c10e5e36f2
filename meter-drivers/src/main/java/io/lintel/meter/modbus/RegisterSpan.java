package io.lintel.meter.modbus;

import java.util.Objects;

/**
 * A run of neighbouring registers.
 *
 * @param first the address as it stands on the wire, from 0 (a manual's 40001 is 0)
 * @param count at least 1
 */
public record RegisterSpan(RegisterTable table, int first, int count) {
  /** Addresses have 16 bits. */
  public static final int LAST_ADDRESS = 0xFFFF;

  public RegisterSpan {
    Objects.requireNonNull(table, "table");
    if (first < 0 || count < 1 || first + count - 1 > LAST_ADDRESS) {
      throw new IllegalArgumentException(
          "expected registers within 0 to 65535, found " + count + " from " + first);
    }
  }

  /** Whether all of {@code other} lies in this run. */
  public boolean holds(RegisterSpan other) {
    return table == other.table && first <= other.first && other.end() <= end();
  }

  /** The address after the last register. */
  public int end() {
    return first + count;
  }
}
