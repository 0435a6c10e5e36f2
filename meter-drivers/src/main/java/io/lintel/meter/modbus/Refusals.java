package io.lintel.meter.modbus;

import com.digitalpetri.modbus.ExceptionCode;
import java.util.Locale;

/** Modbus exception codes in words. */
final class Refusals {
  private Refusals() {}

  static String inWords(int code) {
    return ExceptionCode.from(code)
        .map(known -> known.name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .orElse("exception code " + code);
  }
}
