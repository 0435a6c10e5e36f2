package io.lintel.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ScenarioFileTest {
  @Test
  void theShippedScenariosCanBePlayed() {
    assertEquals(300, ScenarioFile.load("city-day").visits());
    assertEquals(2, ScenarioFile.load("one-street").technicians());
  }

  @Test
  void everyMistakeIsReportedWithItsLine() throws IOException {
    String yaml =
        shipped()
            .replace("heartbeat: 60s", "heartbeat: often")
            .replace("careful:", "carefl:")
            .replace("visits: 300", "visits: -1");

    String message =
        assertThrows(BadScenario.class, () -> ScenarioFile.parse("day.yaml", yaml)).getMessage();

    assertTrue(
        Objects.requireNonNull(message).contains("heartbeat is 'often', expected a duration"),
        message);
    assertTrue(message.contains("carefl is not a key of habits"), message);
    assertTrue(message.contains("visits is '-1'"), message);
    int line = yaml.substring(0, yaml.indexOf("visits: -1")).split("\n", -1).length;
    assertTrue(message.contains("line " + line + ": visits"), message);
  }

  @Test
  void anUnknownScenarioSaysWhichThereAre() {
    String message =
        assertThrows(BadScenario.class, () -> ScenarioFile.load("city-night")).getMessage();

    assertTrue(Objects.requireNonNull(message).contains("city-day"), message);
  }

  private static String shipped() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ScenarioFile.class.getResourceAsStream("city-day.yaml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void everyShippedScenarioIsOffered() throws java.io.IOException {
    try (var files =
        java.nio.file.Files.list(
            java.nio.file.Path.of("src/main/resources/io/lintel/simulator/scenario"))) {
      java.util.Set<String> found =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".yaml") && !name.endsWith(".expect.yaml"))
              .map(name -> name.substring(0, name.length() - ".yaml".length()))
              .collect(java.util.stream.Collectors.toSet());
      assertEquals(found, java.util.Set.copyOf(ScenarioFile.SHIPPED));
    }
  }
}
