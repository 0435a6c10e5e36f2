package io.lintel.simulator.transport;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.GasMeter;
import io.lintel.simulator.device.ModbusMeter;
import io.lintel.simulator.device.RegisterLayout;
import io.lintel.simulator.fault.LineDiary;
import io.lintel.simulator.fault.LineTruth;
import io.lintel.simulator.fault.MeterBus;
import io.lintel.simulator.fault.Troubles;
import io.lintel.simulator.mishap.MishapBoard;
import io.lintel.simulator.replay.ReplayLine;
import io.lintel.simulator.replay.ReplayLine.ReplayMeter;
import io.lintel.simulator.scenario.Scenario;
import io.lintel.simulator.scenario.Scenario.LinePlan;
import io.lintel.simulator.scenario.Truth;
import io.lintel.simulator.scenario.Truth.LineMeterTruth;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The scenario's lines, with meters whose dials follow a clock, and what goes wrong on them. */
public final class ScenarioLines implements AutoCloseable {
  private static final int STOP_BITS = 1;

  private final List<Plugged> lines = new ArrayList<>();
  private final LineDiary diary = new LineDiary();
  private final List<Replayed> replayed = new ArrayList<>();

  /** One line and what is on it. */
  public record Plugged(LinePlan plan, VirtualLine line, List<LineMeterTruth> meters) {}

  /** One captured line and what is to be said on it. */
  public record Replayed(ReplayLine plan, VirtualLine line) {}

  private ScenarioLines() {}

  /**
   * @param board what goes wrong; may change while the lines are used
   * @param time by which the dials turn
   * @param appointments by the same time
   */
  public static ScenarioLines pluggedIn(
      Scenario scenario,
      Truth truth,
      MishapBoard board,
      InstantSource time,
      Appointments appointments) {
    Dice dice = Dice.ofSeed(scenario.seed()).fork("lines");
    Troubles troubles = new Troubles(board, dice, truth.from(), time);
    ScenarioLines all = new ScenarioLines();
    for (LinePlan plan : scenario.lines()) {
      List<LineMeterTruth> meters =
          truth.lineMeters().stream().filter(m -> m.line().equals(plan.id())).toList();
      Map<String, ModbusMeter> onLine = new LinkedHashMap<>();
      meters.forEach(
          meter -> onLine.put(meter.meter(), modbusMeter(plan, meter, scenario, truth, time)));
      Parity parity = Parity.valueOf(plan.parity().toUpperCase(Locale.ROOT));
      VirtualLine line =
          VirtualLine.of(
              new MeterBus(plan.id(), plan.kind(), onLine, troubles, all.diary),
              new SerialSpeed(plan.baud(), parity, STOP_BITS));
      all.lines.add(new Plugged(plan, line, meters));
      PlugKeeper.keep(line, plan.id(), plan.kind(), troubles, appointments, all.diary);
    }
    for (ReplayLine plan : scenario.replay()) {
      all.replayed.add(new Replayed(plan, VirtualLine.replaying(plan, truth.from(), time)));
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

  /** What really happened on them so far. */
  public LineTruth truth() {
    return diary.soFar();
  }

  public List<Plugged> lines() {
    return List.copyOf(lines);
  }

  /** Lines on which captured meters speak. */
  public List<Replayed> replayed() {
    return List.copyOf(replayed);
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
    replayed.forEach(line -> yaml.append(asConfiguration(line)));
    return yaml.toString();
  }

  private static String asConfiguration(Replayed replayed) {
    StringBuilder yaml =
        new StringBuilder(
            "  - id: %s%n    uri: %s%n    meters:%n"
                .formatted(replayed.plan().id(), replayed.line().uri()));
    for (ReplayMeter meter : replayed.plan().meters()) {
      if (meter.profile() != null) {
        yaml.append(
            "      - { id: %s, profile: %s, address: %d, every: %ds }%n"
                .formatted(
                    meter.id(), meter.profile(), meter.address(), meter.every().toSeconds()));
      }
    }
    return yaml.toString();
  }

  @Override
  public void close() {
    lines.forEach(plugged -> plugged.line().close());
    replayed.forEach(line -> line.line().close());
  }
}
