package io.lintel.gateway.source.line;

import io.lintel.gateway.config.LineConfig;
import io.lintel.gateway.config.PolledMeterConfig;
import io.lintel.meter.line.Cadence;
import io.lintel.meter.line.LineUri;
import io.lintel.meter.line.Turn;
import io.lintel.meter.line.TurnEnd;
import io.lintel.meter.modbus.DeviceLimits;
import io.lintel.meter.modbus.Framing;
import io.lintel.meter.modbus.Leniency;
import io.lintel.meter.modbus.profile.InvalidProfile;
import io.lintel.meter.modbus.profile.Profile;
import io.lintel.meter.modbus.profile.Profiles;
import io.lintel.meter.reading.MeterAddress;
import io.lintel.meter.spi.MeterDriver;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A configured meter with the driver that speaks to it.
 *
 * @param spoken how it is asked, or null where that cannot be meant
 * @param unusable why not; empty where it can be asked
 */
record PolledMeter(
    PolledMeterConfig config, @Nullable Spoken spoken, Cadence cadence, Optional<String> unusable) {
  private static final int ATTEMPTS_ON_DEMAND = 3;

  /** In which words a meter is asked. */
  record Spoken(MeterDriver driver, MeterAddress address) {}

  /**
   * @throws IllegalArgumentException if profile, address or cadence cannot be meant
   */
  static PolledMeter of(PolledMeterConfig config, LineUri uri, LineConfig line) {
    if (config.unusable() != null) {
      return unusable(config, config.unusable());
    }
    try {
      Profile profile = Profiles.named(config.profile());
      MeterDriver driver =
          profile.driver(Framing.of(uri.carriage()), limits(profile.limits(), line.lenient()));
      MeterAddress address = new MeterAddress(config.address());
      // An address that the protocol cannot mean is refused now, not at the first slot.
      driver.read(address);
      return new PolledMeter(
          config, new Spoken(driver, address), new Cadence(config.every()), Optional.empty());
    } catch (IOException | InvalidProfile | IllegalArgumentException wrong) {
      throw new IllegalArgumentException("meter " + config.id() + ": " + wrong.getMessage(), wrong);
    }
  }

  /** A meter whose slots all end with {@code why}. */
  static PolledMeter unusable(PolledMeterConfig config, String why) {
    return new PolledMeter(config, null, new Cadence(config.every()), Optional.of(why));
  }

  private static DeviceLimits limits(DeviceLimits device, Set<Leniency> line) {
    Set<Leniency> lenient = new HashSet<>(device.lenient());
    lenient.addAll(line);
    return new DeviceLimits(
        device.maxRegisters(), device.maxGap(), device.answerWithin(), device.pause(), lenient);
  }

  String id() {
    return config.id();
  }

  boolean isUsable() {
    return spoken != null;
  }

  Turn scheduled(int attempts, Consumer<TurnEnd> ended) {
    return turn(attempts, false, ended);
  }

  Turn onDemand(Consumer<TurnEnd> ended) {
    return turn(ATTEMPTS_ON_DEMAND, true, ended);
  }

  private Turn turn(int attempts, boolean urgent, Consumer<TurnEnd> ended) {
    Spoken to = spoken;
    if (to == null) {
      throw new IllegalStateException("meter " + id() + " cannot be asked: " + unusable);
    }
    return new Turn(id(), to.driver(), to.address(), attempts, urgent, ended);
  }
}
