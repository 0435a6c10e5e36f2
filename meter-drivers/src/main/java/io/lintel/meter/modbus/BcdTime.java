package io.lintel.meter.modbus;

import io.lintel.meter.wire.Bcd;
import io.lintel.meter.wire.Bytes;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A date and time in binary-coded decimals, one pair of digits an octet, in an order the device
 * chooses. Zoneless, as meters write it.
 *
 * @param layout pairs in wire order: {@code CC} century, {@code YY} year, {@code MM} month, {@code
 *     DD} day, {@code hh}, {@code mm}, {@code ss}, and {@code xx} for an octet that says something
 *     else
 */
public record BcdTime(String layout) {
  private static final String PAIRS = "(CC|YY|MM|DD|hh|mm|ss|xx)+";

  public BcdTime {
    if (!layout.matches(PAIRS)
        || !(layout.contains("YY") && layout.contains("MM") && layout.contains("DD"))) {
      throw new IllegalArgumentException(
          "expected pairs of CC YY MM DD hh mm ss xx with at least YY, MM and DD, found '"
              + layout
              + "'");
    }
  }

  public int registers() {
    return (layout.length() / 2 + 1) / 2;
  }

  /** Empty where the octets hold no date, as when a meter's clock was never set. */
  public Optional<LocalDateTime> read(Bytes octets) {
    try {
      return Optional.of(
          LocalDateTime.of(
              100 * pair("CC", octets, 20) + pair("YY", octets, 0),
              pair("MM", octets, 1),
              pair("DD", octets, 1),
              pair("hh", octets, 0),
              pair("mm", octets, 0),
              pair("ss", octets, 0)));
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }

  private int pair(String token, Bytes octets, int absent) {
    for (int at = 0; at < layout.length(); at += 2) {
      if (layout.startsWith(token, at)) {
        return Bcd.decode(octets.slice(at / 2, at / 2 + 1), Bcd.Order.HIGH_BYTE_FIRST)
            .orElseThrow(() -> new DateTimeException("no decimal digits in " + token))
            .intValue();
      }
    }
    return absent;
  }
}
