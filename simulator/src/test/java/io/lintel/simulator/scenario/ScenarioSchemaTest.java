package io.lintel.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schema as a validator reads it that we did not write. */
class ScenarioSchemaTest {
  private static final Path WRITTEN = Path.of("../docs/scenario.schema.json");
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(ScenarioSchema.document());

  static List<String> shipped() {
    return ScenarioFile.SHIPPED;
  }

  @Test
  void theDocumentSaysWhatTheReadersAskFor() throws IOException {
    assertEquals(
        ScenarioSchema.text(),
        Files.readString(WRITTEN),
        "write it again: ./lintel simulate --schema > docs/scenario.schema.json");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shipped")
  void shippedScenariosAreValid(String name) throws IOException {
    assertEquals(List.of(), complaints(yaml(name)));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "visits: 14 -> visits: -1",
        "visits: 14 -> visits: many",
        "visits: 14 -> vists: 14",
        "date: 2026-11-20 -> date: tomorrow",
        "heartbeat: 60s -> heartbeat: 60",
        "meter_reading: 0.58 -> meter_reading: 1.5",
        "seed: 46 -> seed: forty-six",
        "profile: fuxin -> profile: fuxing",
        "parity: none -> parity: some",
        "do: shared_recording -> do: nothing_at_all",
        "by: 8s..55s -> by: soon",
        "visits: 14 -> visits: 3000000000",
        "staircases: 12 -> staircases: 0",
        "lat: 36.6560 -> lat: 366.560",
        "meters: 4 -> meters: 300",
        "clock: kept -> clock: keptt",
      })
  void theSchemaRefusesWhatTheReadersRefuse(String change) throws IOException {
    String[] swap = change.split(" -> ", 2);
    String yaml = yaml("one-street");
    assertTrue(yaml.contains(swap[0]), swap[0]);

    String changed = yaml.replace(swap[0], swap[1]);

    assertTrue(!complaints(changed).isEmpty(), "the validator");
    assertTrue(isRefused(changed), "the readers");
  }

  @Test
  void whatGoesWrongIsSpelledByTheCatalogue() throws IOException {
    String yaml = yaml("one-street");

    assertTrue(yaml.contains("{ do: recorder_on_late, share: 0.07, by: 8s..55s }"), yaml);
    assertEquals(List.of(), complaints(yaml));
  }

  @Test
  void aCaptureAndItsSpeedAreValid() throws IOException {
    String yaml =
        yaml("one-street")
            + """

              replay:
                - id: tap
                  frames: serial
                  baud: 19200
                  parity: even
                  meters: [ { id: G-3, address: 3, every: 15m } ]
                  exchanges:
                    - { at: "2026-11-20T09:14:07.25", ask: "03 04 ..", say: "+1.5ms 03 +2ms 04" }
                    - { at: "2026-11-20T09:15:07.25", ask: "96 00 0A", say: "" }
              """;

    assertEquals(List.of(), complaints(yaml));
  }

  private static boolean isRefused(String yaml) {
    try {
      ScenarioFile.parse("changed.yaml", yaml);
      return false;
    } catch (BadScenario refused) {
      return true;
    }
  }

  private static List<String> complaints(String yaml) {
    Object loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    JsonNode document = new ObjectMapper().valueToTree(loaded);
    return SCHEMA.validate(document).stream().map(ValidationMessage::getMessage).toList();
  }

  private static String yaml(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ScenarioFile.class.getResourceAsStream(name + ".yaml"), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
