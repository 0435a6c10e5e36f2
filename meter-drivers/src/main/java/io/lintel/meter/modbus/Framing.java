package io.lintel.meter.modbus;

/** How a Modbus PDU is wrapped on the line. */
public enum Framing {
  /** Unit, PDU, CRC, on a serial line. */
  RTU,
  /** MBAP header and PDU, on TCP. */
  TCP,
  /** The serial frames unchanged, on TCP: what transparent serial servers carry. */
  RTU_OVER_TCP
}
