package io.lintel.simulator.transport;

import io.lintel.simulator.fault.LineDiary;
import io.lintel.simulator.fault.LineTruth;
import io.lintel.simulator.fault.Troubles;
import io.lintel.simulator.mishap.MishapBoard;
import io.lintel.simulator.replay.ReplayLine;
import io.lintel.simulator.replay.ReplayLine.ReplayMeter;
import io.lintel.simulator.scenario.Scenario;
import io.lintel.simulator.scenario.Scenario.LinePlan;
import io.lintel.simulator.scenario.Truth;
import io.lintel.simulator.scenario.Truth.LineMeterTruth;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
    ScenarioLines all = new ScenarioLines();
    ScenarioMeters meters = new ScenarioMeters(scenario, truth, board, time, all.diary);
    Troubles troubles = meters.troubles();
    for (LinePlan plan : scenario.lines()) {
      Parity parity = Parity.valueOf(plan.parity().toUpperCase(Locale.ROOT));
      VirtualLine line =
          VirtualLine.of(meters.on(plan), new SerialSpeed(plan.baud(), parity, STOP_BITS));
      all.lines.add(new Plugged(plan, line, meters.knownOn(plan)));
      PlugKeeper.keep(line, plan.id(), plan.kind(), troubles, appointments, all.diary);
    }
    for (ReplayLine plan : scenario.replay()) {
      all.replayed.add(new Replayed(plan, VirtualLine.replaying(plan, truth.from(), time)));
    }
    return all;
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
            "      - { id: %s, profile: %s, address: %d, every: %s }%n"
                .formatted(
                    meter.meter(),
                    plugged.plan().profile(),
                    meter.address(),
                    written(plugged.plan().every())));
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
            "      - { id: %s, profile: %s, address: %d, every: %s }%n"
                .formatted(meter.id(), meter.profile(), meter.address(), written(meter.every())));
      }
    }
    return yaml.toString();
  }

  /** The gateway counts in whole seconds, from one on. */
  private static String written(Duration every) {
    long seconds = Math.max(1, every.toSeconds());
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  @Override
  public void close() {
    lines.forEach(plugged -> plugged.line().close());
    replayed.forEach(line -> line.line().close());
  }
}
