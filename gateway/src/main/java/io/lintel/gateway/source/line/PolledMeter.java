package io.lintel.gateway.source.line;

import io.lintel.gateway.config.PolledMeterConfig;
import io.lintel.meter.line.Cadence;
import io.lintel.meter.line.LineUri;
import io.lintel.meter.line.Turn;
import io.lintel.meter.line.TurnEnd;
import io.lintel.meter.profile.InvalidProfile;
import io.lintel.meter.profile.Profiles;
import io.lintel.meter.reading.MeterAddress;
import io.lintel.meter.spi.MeterDriver;
import java.io.IOException;
import java.util.function.Consumer;

/** A configured meter with the driver that speaks to it. */
record PolledMeter(
    PolledMeterConfig config, MeterDriver driver, MeterAddress address, Cadence cadence) {
  private static final int ATTEMPTS_ON_DEMAND = 2;

  /**
   * @throws IllegalArgumentException if profile, address or cadence cannot be meant
   */
  static PolledMeter of(PolledMeterConfig config, LineUri line) {
    try {
      MeterDriver driver = Profiles.named(config.profile()).driver(LineFraming.of(line));
      MeterAddress address = new MeterAddress(config.address());
      // An address that the protocol cannot mean is refused now, not at the first slot.
      driver.read(address);
      return new PolledMeter(config, driver, address, new Cadence(config.every()));
    } catch (IOException | InvalidProfile | IllegalArgumentException wrong) {
      throw new IllegalArgumentException("meter " + config.id() + ": " + wrong.getMessage(), wrong);
    }
  }

  String id() {
    return config.id();
  }

  Turn scheduled(int attempts, Consumer<TurnEnd> ended) {
    return new Turn(id(), driver, address, attempts, false, ended);
  }

  Turn onDemand(Consumer<TurnEnd> ended) {
    return new Turn(id(), driver, address, ATTEMPTS_ON_DEMAND, true, ended);
  }
}
