package io.lintel.meter.modbus;

import io.lintel.meter.spi.Carriage;

/** How a Modbus PDU is wrapped on the line. */
public enum Framing {
  /** Unit, PDU, CRC, on a serial line. */
  RTU,
  /** MBAP header and PDU, on TCP. */
  TCP,
  /** The serial frames unchanged, on TCP: what transparent serial servers carry. */
  RTU_OVER_TCP;

  /** How Modbus frames stand where they travel so. */
  public static Framing of(Carriage carriage) {
    return switch (carriage) {
      case SERIAL -> RTU;
      case CONVERTER -> RTU_OVER_TCP;
      case NETWORK -> TCP;
    };
  }
}
