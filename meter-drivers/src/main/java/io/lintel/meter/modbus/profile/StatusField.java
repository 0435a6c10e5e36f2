package io.lintel.meter.modbus.profile;

import io.lintel.meter.modbus.NumberFormat;
import io.lintel.meter.modbus.RegisterImage;
import io.lintel.meter.modbus.RegisterSpan;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A word of flags.
 *
 * @param bits status by bit, 0 the least significant; set means it holds
 */
record StatusField(RegisterSpan span, NumberFormat.Whole format, Map<Integer, String> bits) {
  StatusField {
    bits = Map.copyOf(bits);
  }

  Set<String> read(RegisterImage image) {
    BigInteger word =
        format.read(image.octets(span)).orElseThrow(IllegalStateException::new).toBigInteger();
    return bits.entrySet().stream()
        .filter(bit -> word.testBit(bit.getKey()))
        .map(Map.Entry::getValue)
        .collect(Collectors.toUnmodifiableSet());
  }
}
