package io.lintel.meter.modbus;

import com.digitalpetri.modbus.ExceptionCode;
import io.lintel.meter.spi.PollOutcome;
import java.util.Locale;
import java.util.Set;

/** Modbus exception codes in words, and which of them pass. */
final class Refusals {
  /**
   * Acknowledge, device busy, gateway path unavailable, gateway target failed to respond: the
   * question was not wrong, only the moment (Modbus application protocol 1.1b3, 7).
   */
  private static final Set<Integer> FOR_NOW = Set.of(5, 6, 10, 11);

  private Refusals() {}

  static PollOutcome.Refused refused(int code) {
    return new PollOutcome.Refused(code, inWords(code), isForNow(code));
  }

  static boolean isForNow(int code) {
    return FOR_NOW.contains(code);
  }

  static String inWords(int code) {
    return ExceptionCode.from(code)
        .map(known -> known.name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .orElse("exception code " + code);
  }
}
