package io.lintel.meter.spi;

/** In which form a protocol's frames travel. */
public enum Carriage {
  /** Characters on a serial line. */
  SERIAL,
  /** The characters of a serial line, through a transparent converter. */
  CONVERTER,
  /** The form the protocol has on a network. */
  NETWORK
}
