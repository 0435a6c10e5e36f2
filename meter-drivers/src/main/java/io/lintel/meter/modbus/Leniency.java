package io.lintel.meter.modbus;

import java.util.Locale;

/** What may be wrong about an answer of a device that is known to get it wrong. */
public enum Leniency {
  /** Modbus TCP: the answer bears another transaction's number. */
  TRANSACTION,
  /**
   * The answer bears another unit's number. Only where one device is behind the line: of several,
   * one could be taken for another.
   */
  UNIT,
  /** Modbus TCP: the header states another length than the answer has. */
  LENGTH;

  /** As configuration and profiles write it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
