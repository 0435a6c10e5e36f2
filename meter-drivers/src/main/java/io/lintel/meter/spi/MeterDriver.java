package io.lintel.meter.spi;

import io.lintel.meter.reading.MeterAddress;

/** One meter protocol as pure logic: it owns no socket, clock, thread or log. */
public interface MeterDriver {
  /**
   * A conversation that reads the meter at {@code address} once.
   *
   * @throws IllegalArgumentException if the address has no meaning in this protocol; says what is
   *     expected
   */
  Exchange read(MeterAddress address);
}
