package io.lintel.simulator.device;

import io.lintel.simulator.chance.Dice;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;

/** A meter's insides at any moment: counter, sensors, cell and valve. How it speaks is not here. */
public record GasMeter(Consumption consumption, Climate climate, Cell cell, Valve valve) {
  private static final double ATMOSPHERE = 101.325;
  private static final double SHARE_OF_OLD_CELLS = 0.03;

  /** One behind {@code consumption}; where it hangs and how old its cell is are drawn. */
  public static GasMeter around(Consumption consumption, ZoneId zone, Dice dice) {
    boolean outdoors = dice.chance(0.4);
    Climate climate =
        outdoors
            ? new Climate(zone, dice.between(4, 12), dice.between(3, 7))
            : new Climate(zone, dice.between(14, 21), dice.between(0.5, 2));
    double volts =
        dice.chance(SHARE_OF_OLD_CELLS) ? dice.between(3.0, 3.15) : dice.between(3.3, 3.65);
    Cell cell = new Cell(consumption.start(), volts, dice.between(0.0001, 0.0006));
    boolean open = consumption.profile() != ConsumptionProfile.EMPTY_FLAT;
    return new GasMeter(consumption, climate, cell, new Valve(open));
  }

  public double temperature(Instant at) {
    return climate.at(at);
  }

  /** Absolute, kPa: it sags while much is burnt. */
  public double pressure(Instant at) {
    return ATMOSPHERE + consumption.profile().make().gaugePressure(consumption.load(at));
  }

  public double volts(Instant at) {
    return cell.at(at, temperature(at));
  }

  public Set<String> alarms(Instant at) {
    Set<String> alarms = new TreeSet<>();
    if (volts(at) < Cell.LOW) {
      alarms.add("battery_low");
    }
    if (!valve.openAt(at) && consumption.flowAt(at) > 0) {
      alarms.add("flow_behind_closed_valve");
    }
    return alarms;
  }

  /** For layouts with registers. It counts at reference conditions: both indexes are the same. */
  public GasState face(Instant at) {
    long index = consumption.millilitresAt(at);
    return new GasState(
        index,
        index,
        consumption.flowAt(at) / 1000.0,
        temperature(at),
        pressure(at),
        alarms(at),
        at.atZone(consumption.zone()).toLocalDateTime());
  }
}
