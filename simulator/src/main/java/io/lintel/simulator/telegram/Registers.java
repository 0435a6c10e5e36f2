package io.lintel.simulator.telegram;

import io.lintel.meter.wire.Bytes;
import java.math.BigDecimal;

/** The forms in which registers hold values, as people write them. */
final class Registers {
  private static final String NOT_AVAILABLE = "FF";

  private Registers() {}

  static String real(Bytes octets, String unit) {
    float value = Float.intBitsToFloat(octets.uint16(0) << 16 | octets.uint16(2));
    return Float.isFinite(value)
        ? new BigDecimal(Float.toString(value)).stripTrailingZeros().toPlainString() + unit
        : NOT_AVAILABLE;
  }

  /** A signed whole number that stands for one with decimals. */
  static String whole(Bytes octets, int decimals, String unit) {
    int value = octets.uint16(0) << 16 | octets.uint16(2);
    return BigDecimal.valueOf(value, decimals).toPlainString() + unit;
  }

  /** Decimal digits, two an octet. */
  static String decimal(Bytes octets, int decimals, String unit) {
    String digits = octets.toHex();
    return isDecimal(digits)
        ? new BigDecimal(digits).movePointLeft(decimals).toPlainString() + unit
        : digits;
  }

  /** Whole units in two registers, ten-thousandths in one. */
  static String counter(Bytes octets, String unit) {
    long whole = Integer.toUnsignedLong(octets.uint16(0) << 16 | octets.uint16(2));
    int rest = octets.uint16(4);
    return rest > 9_999
        ? octets.toHex()
        : BigDecimal.valueOf(whole * 10_000 + rest, 4).toPlainString() + unit;
  }

  /** Two digits each of year, month, day, hour, minute and second. */
  static String clock(Bytes octets) {
    String digits = octets.toHex();
    return isDecimal(digits)
        ? "20%s-%s-%s %s:%s:%s"
            .formatted(
                digits.substring(0, 2),
                digits.substring(2, 4),
                digits.substring(4, 6),
                digits.substring(6, 8),
                digits.substring(8, 10),
                digits.substring(10, 12))
        : digits;
  }

  private static boolean isDecimal(String digits) {
    return digits.chars().allMatch(Character::isDigit);
  }
}
