package io.lintel.simulator.demo;

import io.lintel.gateway.access.TrustedProxies;
import io.lintel.gateway.config.CoapConfig;
import io.lintel.gateway.config.DockConfig;
import io.lintel.gateway.config.DockConfig.WatchedFolder;
import io.lintel.gateway.config.InfluxConfig;
import io.lintel.gateway.config.LineConfig;
import io.lintel.gateway.config.LintelConfig;
import io.lintel.gateway.config.ListenAddress;
import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.config.PolledMeterConfig;
import io.lintel.gateway.config.Secret;
import io.lintel.gateway.docking.Station;
import io.lintel.gateway.journal.QuotaLimits;
import io.lintel.gateway.journal.RetentionLimits;
import io.lintel.gateway.recorder.RecorderTraits;
import io.lintel.gateway.recorder.RecorderTraits.ClockKind;
import io.lintel.simulator.dock.Dock;
import io.lintel.simulator.replay.ReplayLine.ReplayMeter;
import io.lintel.simulator.scenario.Scenario;
import io.lintel.simulator.transport.ScenarioLines;
import io.lintel.simulator.transport.ScenarioLines.Plugged;
import io.lintel.simulator.transport.ScenarioLines.Replayed;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The gateway's configuration in the demo: embedded parts on the loopback, the scenario's lines.
 */
final class DemoConfig {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int ANY_PORT = 0;

  private DemoConfig() {}

  static LintelConfig of(
      Scenario scenario,
      Path data,
      int httpPort,
      ScenarioLines lines,
      URI timeSeries,
      String timeSeriesToken,
      DemoRelay relay) {
    return new LintelConfig(
        data.toAbsolutePath(),
        new ListenAddress(LOOPBACK, httpPort),
        TrustedProxies.LOOPBACK,
        new MqttConfig(null, new ListenAddress(LOOPBACK, ANY_PORT), "lintel-demo", null, null),
        new CoapConfig(new ListenAddress(LOOPBACK, ANY_PORT), null),
        null,
        docks(scenario, data.toAbsolutePath()),
        new InfluxConfig(timeSeries, "utility", "meters", new Secret(timeSeriesToken)),
        "gas-strict",
        scenario.zone(),
        Stream.concat(
                lines.lines().stream().map(DemoConfig::line),
                lines.replayed().stream().map(DemoConfig::replayed))
            .toList(),
        List.of(),
        new RecorderTraits(ClockKind.UNKNOWN, Duration.ZERO),
        Map.of(),
        QuotaLimits.DEFAULT,
        RetentionLimits.DEFAULT,
        relay.identity());
  }

  /** Where the docks of {@code data}'s demo put files. */
  static Path docks(Path data) {
    return data.resolve("docks");
  }

  private static DockConfig docks(Scenario scenario, Path data) {
    DockConfig usual = DockConfig.usual(scenario.zone());
    return usual.watching(
        scenario.docks().stream()
            .filter(dock -> dock.way() == Dock.Way.FOLDER)
            .map(
                dock ->
                    new WatchedFolder(
                        docks(data).resolve(dock.id()),
                        new Station(dock.id(), usual.anyone().dialect(), usual.anyone().zone())))
            .toList());
  }

  private static LineConfig line(Plugged plugged) {
    List<PolledMeterConfig> meters =
        plugged.meters().stream()
            .map(
                meter ->
                    new PolledMeterConfig(
                        meter.meter(),
                        plugged.plan().profile(),
                        Integer.toString(meter.address()),
                        plugged.plan().every()))
            .toList();
    return new LineConfig(plugged.plan().id(), plugged.line().uri(), meters);
  }

  /** Captured meters without a profile are for others to ask. */
  private static LineConfig replayed(Replayed line) {
    List<PolledMeterConfig> meters = new ArrayList<>();
    for (ReplayMeter meter : line.plan().meters()) {
      String profile = meter.profile();
      if (profile != null) {
        meters.add(
            new PolledMeterConfig(
                meter.id(), profile, Integer.toString(meter.address()), meter.every()));
      }
    }
    return new LineConfig(line.plan().id(), line.line().uri(), meters);
  }
}
