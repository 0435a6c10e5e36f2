package io.lintel.simulator.transport;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.GasMeter;
import io.lintel.simulator.device.ModbusMeter;
import io.lintel.simulator.device.RegisterLayout;
import io.lintel.simulator.fault.LineDiary;
import io.lintel.simulator.fault.MeterBus;
import io.lintel.simulator.fault.Troubles;
import io.lintel.simulator.mishap.MishapBoard;
import io.lintel.simulator.scenario.Scenario;
import io.lintel.simulator.scenario.Scenario.LinePlan;
import io.lintel.simulator.scenario.Truth;
import io.lintel.simulator.scenario.Truth.LineMeterTruth;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The meters on a scenario's lines and what goes wrong between them and the wire, without the wire:
 * what they say hangs on the seed, on what they are asked and when by {@code time}, and on nothing
 * else.
 */
final class ScenarioMeters {
  private final Scenario scenario;
  private final Truth truth;
  private final InstantSource time;
  private final LineDiary diary;
  private final Troubles troubles;

  /**
   * @param board what goes wrong; may change at any moment
   * @param time by which the dials turn
   * @param diary notes what happens
   */
  ScenarioMeters(
      Scenario scenario, Truth truth, MishapBoard board, InstantSource time, LineDiary diary) {
    this.scenario = scenario;
    this.truth = truth;
    this.time = time;
    this.diary = diary;
    Dice dice = Dice.ofSeed(scenario.seed()).fork("lines");
    this.troubles = new Troubles(board, dice, truth.from(), time);
  }

  Troubles troubles() {
    return troubles;
  }

  /** Those of one line, as the truth has them. */
  List<LineMeterTruth> knownOn(LinePlan line) {
    return truth.lineMeters().stream().filter(meter -> meter.line().equals(line.id())).toList();
  }

  /** Those of one line, ready to be asked; fresh ones each time. */
  MeterBus on(LinePlan line) {
    Map<String, ModbusMeter> meters = new LinkedHashMap<>();
    knownOn(line).forEach(meter -> meters.put(meter.meter(), meter(line, meter)));
    return new MeterBus(line.id(), line.kind(), meters, troubles, diary);
  }

  private ModbusMeter meter(LinePlan line, LineMeterTruth meter) {
    Dice surroundings = Dice.ofSeed(truth.seed()).fork(meter.meter() + " surroundings");
    GasMeter inside =
        GasMeter.around(
            meter.consumption(truth.from(), scenario.zone()), scenario.zone(), surroundings);
    RegisterLayout layout =
        RegisterLayout.valueOf(line.profile().toUpperCase(Locale.ROOT).replace('-', '_'));
    return new ModbusMeter(meter.address(), layout, () -> inside.face(time.instant()));
  }
}
