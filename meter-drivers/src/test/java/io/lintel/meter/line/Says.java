package io.lintel.meter.line;

import io.lintel.meter.reading.MeterAddress;
import io.lintel.meter.spi.Exchange;
import io.lintel.meter.spi.LineSettings;
import io.lintel.meter.spi.MeterDriver;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;

/** Whatever a test wants to be said: the same for a reading and for the one command it knows. */
record Says(Function<MeterAddress, Exchange> what) implements MeterDriver {
  static final String COMMAND = "close-valve";

  @Override
  public Exchange read(MeterAddress address) {
    return what.apply(address);
  }

  @Override
  public Set<String> commands() {
    return Set.of(COMMAND);
  }

  @Override
  public Exchange command(String name, MeterAddress address) {
    return what.apply(address);
  }

  @Override
  public Duration silence(LineSettings line) {
    return Duration.ZERO;
  }

  @Override
  public Duration slowestOctet() {
    return Duration.ofMillis(10);
  }
}
