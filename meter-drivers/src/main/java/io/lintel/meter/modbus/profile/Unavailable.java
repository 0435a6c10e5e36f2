package io.lintel.meter.modbus.profile;

import io.lintel.meter.modbus.NumberFormat;
import io.lintel.meter.wire.Bytes;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a device writes where it has no value, such as {@code 0xFFFFFFFF} or {@code -32768}.
 *
 * @param octets the octets of the whole field or of its first part, most significant first, or null
 * @param number the number as it stands in the registers, before scale and offset, or null
 */
record Unavailable(@Nullable Bytes octets, @Nullable BigDecimal number) {
  private static final String HEX = "0x[0-9A-Fa-f]{1,128}";

  /**
   * @throws IllegalArgumentException says what was expected
   */
  static Unavailable of(String text, NumberFormat format) {
    if (!text.matches(HEX)) {
      return new Unavailable(null, Scalars.decimal(text));
    }
    String digits = text.substring(2);
    int whole = format.significantFirst(Bytes.of(new byte[2 * format.registers()])).length();
    int first = format.octetsOfFirstPart();
    int length = digits.length() == 2 * first ? first : whole;
    if (digits.length() > 2 * length) {
      throw Scalars.expected("at most %d octets in hexadecimal".formatted(whole), text);
    }
    return new Unavailable(Bytes.hex("0".repeat(2 * length - digits.length()) + digits), null);
  }

  /** Whether the field holds this instead of a value. */
  boolean is(Bytes wire, NumberFormat format) {
    if (octets != null) {
      Bytes field = format.significantFirst(wire);
      return field.slice(0, Math.min(octets.length(), field.length())).equals(octets);
    }
    Optional<BigDecimal> found = format.read(wire);
    return number != null && found.isPresent() && found.get().compareTo(number) == 0;
  }
}
