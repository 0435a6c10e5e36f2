package io.lintel.meter.modbus.profile;

import io.lintel.meter.modbus.DeviceLimits;
import io.lintel.meter.modbus.Framing;
import io.lintel.meter.modbus.ModbusDriver;
import io.lintel.meter.modbus.RegisterImage;
import io.lintel.meter.modbus.RegisterSpan;
import io.lintel.meter.modbus.RtuTelegram;
import io.lintel.meter.spi.Carriage;
import io.lintel.meter.spi.Fault;
import io.lintel.meter.spi.MeterType;
import io.lintel.meter.spi.PollOutcome;
import java.util.List;

/** What is known of one kind of meter: where it keeps its values, and what it can bear. */
public final class Profile implements MeterType {
  /** Where an answer's frame says how many octets it carries. */
  private static final int COUNT_AT = 2;

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

  @Override
  public String name() {
    return name;
  }

  @Override
  public String title() {
    return title;
  }

  public DeviceLimits limits() {
    return limits;
  }

  @Override
  public String protocol(Carriage carriage) {
    return carriage == Carriage.NETWORK ? "modbus-tcp" : "modbus-rtu";
  }

  @Override
  public ModbusDriver driver(Carriage carriage) {
    return driver(Framing.of(carriage));
  }

  /** A new driver with the profile's limits; one serves any number of meters of this kind. */
  public ModbusDriver driver(Framing framing) {
    return driver(framing, limits);
  }

  /** A new driver where a line or a meter asks for other limits than the profile. */
  public ModbusDriver driver(Framing framing, DeviceLimits otherLimits) {
    return new ModbusDriver(framing, otherLimits, map.spans(), map::isOptional, map::read);
  }

  /**
   * What one answer says on its own. It does not tell which registers it holds: it is taken for the
   * first of the driver's requests with this function and number of registers.
   */
  public PollOutcome interpret(RtuTelegram answer) {
    for (RegisterSpan asked : driver(Framing.RTU).plan()) {
      if (asked.table().readFunction() == answer.function() && asked.count() == answer.count()) {
        return map.within(asked).read(RegisterImage.of(asked, answer));
      }
    }
    String message =
        "expected an answer to a request of profile %s, found %d registers of function %02X"
            .formatted(name, answer.count(), answer.function());
    return new PollOutcome.Garbled(
        new Fault(Fault.Kind.UNEXPECTED, COUNT_AT, message), answer.frame());
  }

  /** Telegrams that prove the profile; at least one. */
  public List<GoldenTelegram> golden() {
    return golden;
  }
}
