package io.lintel.meter.line;

import io.lintel.meter.reading.MeterAddress;
import io.lintel.meter.spi.Exchange;
import io.lintel.meter.spi.MeterDriver;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One meter's turn on the line.
 *
 * @param meter the meter's name; of two waiting scheduled turns of one meter the older is overrun
 * @param command what the meter is told to do; empty to read it
 * @param attempts how often the question is put before the meter counts as failed, at least 1
 * @param urgent somebody waits for it: goes before all scheduled turns, and is never overrun
 * @param ended told once, on the line's thread; must return at once
 */
public record Turn(
    String meter,
    MeterDriver driver,
    MeterAddress address,
    Optional<String> command,
    int attempts,
    boolean urgent,
    Consumer<TurnEnd> ended) {
  public Turn {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts: expected at least 1, found " + attempts);
    }
  }

  /** A turn that reads the meter. */
  public Turn(
      String meter,
      MeterDriver driver,
      MeterAddress address,
      int attempts,
      boolean urgent,
      Consumer<TurnEnd> ended) {
    this(meter, driver, address, Optional.empty(), attempts, urgent, ended);
  }

  /** A fresh conversation, good for one attempt. */
  Exchange exchange() {
    return command.isPresent() ? driver.command(command.get(), address) : driver.read(address);
  }
}
