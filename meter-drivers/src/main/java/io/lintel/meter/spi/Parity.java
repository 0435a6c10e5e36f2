package io.lintel.meter.spi;

/** The parity bit of each character on a serial line. */
public enum Parity {
  NONE,
  EVEN,
  ODD;

  /** How many bits it adds to a character. */
  int bits() {
    return this == NONE ? 0 : 1;
  }
}
