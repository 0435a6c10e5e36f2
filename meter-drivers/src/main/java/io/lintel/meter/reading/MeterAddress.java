package io.lintel.meter.reading;

/**
 * A meter's address on its line, as written in the configuration: {@code 1} for Modbus, seven
 * octets in hexadecimal for CJ/T 188, and so on. The driver gives it meaning.
 */
public record MeterAddress(String text) {
  public MeterAddress {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a meter's address is empty");
    }
  }
}
