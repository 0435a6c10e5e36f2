package io.lintel.meter.profile;

import io.lintel.meter.modbus.DeviceLimits;
import io.lintel.meter.modbus.Framing;
import io.lintel.meter.modbus.ModbusDriver;
import java.util.List;

/** What is known of one kind of meter: where it keeps its values, and what it can bear. */
public final class Profile {
  private final String name;
  private final String title;
  private final DeviceLimits limits;
  private final RegisterMap map;
  private final List<GoldenTelegram> golden;

  Profile(
      String name,
      String title,
      DeviceLimits limits,
      RegisterMap map,
      List<GoldenTelegram> golden) {
    this.name = name;
    this.title = title;
    this.limits = limits;
    this.map = map;
    this.golden = List.copyOf(golden);
  }

  /** As configuration and commands call it. */
  public String name() {
    return name;
  }

  /** For people. */
  public String title() {
    return title;
  }

  public DeviceLimits limits() {
    return limits;
  }

  /** A new driver with the profile's limits; one serves any number of meters of this kind. */
  public ModbusDriver driver(Framing framing) {
    return driver(framing, limits);
  }

  /** A new driver where a line or a meter asks for other limits than the profile. */
  public ModbusDriver driver(Framing framing, DeviceLimits otherLimits) {
    return new ModbusDriver(framing, otherLimits, map.spans(), map::read);
  }

  /** Telegrams that prove the profile; at least one. */
  public List<GoldenTelegram> golden() {
    return golden;
  }
}
