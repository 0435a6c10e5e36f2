package io.lintel.simulator.transport;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.GasMeter;
import io.lintel.simulator.device.ModbusMeter;
import io.lintel.simulator.device.RegisterLayout;
import io.lintel.simulator.scenario.Scenario;
import io.lintel.simulator.scenario.Scenario.LinePlan;
import io.lintel.simulator.scenario.Truth;
import io.lintel.simulator.scenario.Truth.LineMeterTruth;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The scenario's serial lines as pseudo-terminals with meters whose dials follow a clock. */
public final class ScenarioLines implements AutoCloseable {
  private final List<Plugged> lines = new ArrayList<>();

  /** One line and what is on it. */
  public record Plugged(LinePlan plan, VirtualLine line, List<LineMeterTruth> meters) {}

  private ScenarioLines() {}

  /**
   * @param time by which the dials turn
   */
  public static ScenarioLines pluggedIn(Scenario scenario, Truth truth, InstantSource time) {
    ScenarioLines all = new ScenarioLines();
    for (LinePlan plan : scenario.lines()) {
      List<LineMeterTruth> meters =
          truth.lineMeters().stream().filter(m -> m.line().equals(plan.id())).toList();
      List<ModbusMeter> onLine =
          meters.stream().map(meter -> modbusMeter(plan, meter, scenario, truth, time)).toList();
      Parity parity = Parity.valueOf(plan.parity().toUpperCase(Locale.ROOT));
      all.lines.add(
          new Plugged(plan, VirtualLine.serial(plan.id(), plan.baud(), parity, 1, onLine), meters));
    }
    return all;
  }

  private static ModbusMeter modbusMeter(
      LinePlan plan, LineMeterTruth meter, Scenario scenario, Truth truth, InstantSource time) {
    Dice surroundings = Dice.ofSeed(truth.seed()).fork(meter.meter() + " surroundings");
    GasMeter inside =
        GasMeter.around(
            meter.consumption(truth.from(), scenario.zone()), scenario.zone(), surroundings);
    RegisterLayout layout =
        RegisterLayout.valueOf(plan.profile().toUpperCase(Locale.ROOT).replace('-', '_'));
    return new ModbusMeter(meter.address(), layout, () -> inside.face(time.instant()));
  }

  public List<Plugged> lines() {
    return List.copyOf(lines);
  }

  /** The part of {@code lintel.yaml} that reads these lines. */
  public String asConfiguration() {
    StringBuilder yaml = new StringBuilder("lines:\n");
    for (Plugged plugged : lines) {
      yaml.append(
          "  - id: %s%n    uri: %s%n    meters:%n"
              .formatted(plugged.plan().id(), plugged.line().uri()));
      for (LineMeterTruth meter : plugged.meters()) {
        yaml.append(
            "      - { id: %s, profile: %s, address: %d, every: %dm }%n"
                .formatted(
                    meter.meter(),
                    plugged.plan().profile(),
                    meter.address(),
                    plugged.plan().every().toMinutes()));
      }
    }
    return yaml.toString();
  }

  @Override
  public void close() {
    lines.forEach(plugged -> plugged.line().close());
  }
}
