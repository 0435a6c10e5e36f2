package io.lintel.meter.spi;

import io.lintel.meter.reading.MeterAddress;

/** One kind of meter: what it is called, and who speaks to it. */
public interface MeterType {
  /** As configuration and commands call it. */
  String name();

  /** For people. */
  String title();

  /** As documents about a reading name what was spoken, such as {@code modbus-rtu}. */
  String protocol(Carriage carriage);

  /**
   * A new driver; one serves any number of meters of this type. What conversations it can hold, how
   * long it needs the line quiet and how slowly it answers, the driver says.
   */
  MeterDriver driver(Carriage carriage);

  /**
   * @throws IllegalArgumentException if no meter of this type has such an address; says what was
   *     expected and found
   */
  default void check(MeterAddress address, Carriage carriage) {
    var unused = driver(carriage).read(address);
  }
}
