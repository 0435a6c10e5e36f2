package io.lintel.meter.modbus;

import io.lintel.meter.reading.MeterAddress;

/** The unit identifier of a Modbus device. */
final class UnitAddress {
  /** 0 is the broadcast, which nobody answers; 248 to 255 are reserved on serial lines. */
  private static final int FIRST_SERIAL = 1;

  private static final int LAST_SERIAL = 247;

  /** A device with an IP address of its own takes 0 or 255. */
  private static final int LAST_TCP = 255;

  private UnitAddress() {}

  static int parse(MeterAddress address, Framing framing) {
    int first = framing == Framing.TCP ? 0 : FIRST_SERIAL;
    int last = framing == Framing.TCP ? LAST_TCP : LAST_SERIAL;
    String digits = address.text().strip();
    if (digits.matches("\\d{1,3}")) {
      int unit = Integer.parseInt(digits);
      if (unit >= first && unit <= last) {
        return unit;
      }
    }
    throw new IllegalArgumentException(
        "expected a Modbus unit from %d to %d, in decimal digits, found '%s'%s"
            .formatted(first, last, address.text(), inDecimal(digits)));
  }

  private static String inDecimal(String digits) {
    return digits.matches("0x[0-9A-Fa-f]{1,2}")
        ? "; that is " + Integer.parseInt(digits.substring(2), 16)
        : "";
  }
}
