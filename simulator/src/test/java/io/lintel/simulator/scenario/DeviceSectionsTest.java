package io.lintel.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.simulator.device.ConsumptionProfile;
import io.lintel.simulator.device.RecorderModel;
import io.lintel.simulator.dock.Dock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DeviceSectionsTest {
  private static final String DOCKS =
      "docks:\n  - { id: DOCK-1, way: folder }\n  - { id: DOCK-2, way: records }\n";

  @Test
  void metersBurnByProfile() {
    Scenario scenario =
        changed(
            "meters: { push: 12, every: 15m }",
            "meters: { push: 12, coap: 4, every: 15m, profiles: { restaurant: 1, empty_flat: 0.5 } }");

    assertEquals(4, scenario.meters().coap());
    assertEquals(
        Map.of(ConsumptionProfile.RESTAURANT, 1.0, ConsumptionProfile.EMPTY_FLAT, 0.5),
        scenario.meters().profiles());
    assertTrue(
        DayPlanner.plan(scenario).sendings().stream()
            .anyMatch(sending -> sending.body().contains("\"valve\":\"closed\"")));
  }

  @Test
  void aModelSaysHowARecorderOfItsMakeIs() {
    Scenario scenario =
        changed(
            "  heartbeat: 60s",
            "  heartbeat: 60s\n  models:\n    - { name: DSJ-A, share: 0.7, prebuffer: 30s,"
                + " segment: 5m, drift: 2s/day, battery: 9h, storage: 32GB, used: 0.5, spares: 1,"
                + " file: \"{date}/{time}.mp4\" }\n    - { name: B, share: 0.3 }",
            "{date}/{time}.mp4",
            "{date}_{time}.mp4");
    RecorderModel model = scenario.recorders().models().keySet().iterator().next();

    assertEquals(List.of(0.7, 0.3), List.copyOf(scenario.recorders().models().values()));
    assertEquals(Duration.ofSeconds(30), model.prebuffer());
    assertEquals(Duration.ofSeconds(2), model.driftPerDay());
    assertEquals(32_000, model.storageMegabytes());
    assertEquals("{date}_{time}.mp4", model.naming().pattern());
  }

  @Test
  void docksHaveNamesOfTheirOwn() {
    Scenario scenario =
        changed(
            DOCKS,
            """
            docks:
              - { id: D-1, way: folder }
              - { id: D-2, way: records, reads_time: false }
            """);

    assertEquals(
        List.of(
            new Dock("D-1", Dock.Way.FOLDER, true, true),
            new Dock("D-2", Dock.Way.RECORDS, false, true)),
        scenario.docks());
  }

  @Test
  void mistakesNameTheirLines() {
    BadScenario bad =
        assertThrows(
            BadScenario.class,
            () ->
                changed(
                    "  heartbeat: 60s",
                    "  heartbeat: 60s\n"
                        + "  models: [ { name: A, share: 1, drift: 2s, file: \"../x\" } ]",
                    "meters: { push: 12, every: 15m }",
                    "meters: { push: 12, coap: 13, every: 0s, profiles: { palace: 1 } }",
                    DOCKS,
                    "docks: [ { id: a/b, way: drone }, { id: D }, { id: D } ]\n"));
    String said = String.valueOf(bad.getMessage());

    for (String mistake :
        List.of(
            "drift is '2s'",
            "file is '../x'",
            "coap is 13",
            "every is '0s', expected a duration of at least a second",
            "palace is not a key of profiles",
            "id is 'a/b'",
            "way is 'drone'",
            "two docks are called D")) {
      assertTrue(said.contains(mistake), mistake + " in " + said);
    }
  }

  /** One-street with replacements: what stands there, and what comes instead. */
  private static Scenario changed(String... replacements) {
    String yaml;
    try (InputStream in = Scenario.class.getResourceAsStream("one-street.yaml")) {
      yaml = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    for (int i = 0; i < replacements.length; i += 2) {
      assertTrue(yaml.contains(replacements[i]), replacements[i]);
      yaml = yaml.replace(replacements[i], replacements[i + 1]);
    }
    return ScenarioFile.parse("changed", yaml);
  }
}
