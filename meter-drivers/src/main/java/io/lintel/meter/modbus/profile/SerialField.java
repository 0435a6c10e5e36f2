package io.lintel.meter.modbus.profile;

import io.lintel.meter.modbus.NumberFormat;
import io.lintel.meter.modbus.RegisterImage;
import io.lintel.meter.modbus.RegisterSpan;
import io.lintel.meter.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the meter keeps its serial number.
 *
 * @param format of a number, or null for ASCII text
 * @param digits leading zeros are kept up to this many; 0 for as they come
 */
record SerialField(RegisterSpan span, @Nullable NumberFormat format, int digits) {
  /** Empty where the registers hold no number and no printable text. */
  Optional<String> read(RegisterImage image) {
    Bytes octets = image.octets(span);
    if (format == null) {
      return text(octets);
    }
    return format
        .read(octets)
        .map(number -> number.toBigInteger().toString())
        .map(text -> "0".repeat(Math.max(0, digits - text.length())) + text);
  }

  private static Optional<String> text(Bytes octets) {
    String text =
        new String(octets.toArray(), StandardCharsets.US_ASCII).replace('\0', ' ').strip();
    boolean printable = text.chars().allMatch(c -> c > ' ' - 1 && c < 0x7F);
    return text.isEmpty() || !printable ? Optional.empty() : Optional.of(text);
  }
}
