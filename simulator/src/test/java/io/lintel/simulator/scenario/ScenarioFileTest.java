package io.lintel.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
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
  void nobodyWaitsForLateDocksLongerThanAWeek() throws IOException {
    assertEquals(Duration.ZERO, ScenarioFile.parse("day.yaml", shipped()).afterwards());
    String message =
        assertThrows(
                BadScenario.class,
                () -> ScenarioFile.parse("day.yaml", shipped() + "\nafterwards: 8d\n"))
            .getMessage();
    assertTrue(
        Objects.requireNonNull(message).contains("afterwards is longer than a week"), message);
  }

  @Test
  void aLineThatCannotBeIsReportedWithItsLineInTheOrderOfTheFile() {
    String yaml =
        """
        name: bad
        town: { district: D, depot: { lat: 1, lon: 1 }, staircases: 1 }
        lines:
          - { id: a, meters: 300, profile: nope, baud: 7, parity: some, every: 15m }
          - { id: b/c, meters: 1, profile: fuxin, baud: 9600, parity: none, every: 15m }
          - { id: d, meters: 1, profile: fuxin, baud: 9600, parity: none, every: 15m }
          - { id: d, meters: 1, profile: fuxin, baud: 9600, parity: none, every: 15m }
        """;

    String message =
        Objects.requireNonNull(
            assertThrows(BadScenario.class, () -> ScenarioFile.parse("bad.yaml", yaml))
                .getMessage());

    for (String wrong :
        List.of(
            "line 2: the town has no streets",
            "line 4: meters is '300', expected a number of meters from 0 to 247",
            "line 4: profile is 'nope', expected one of fuxin, ek280, thermal-mass, generic-float",
            "line 4: baud is '7', expected a speed from 50 to 4000000",
            "line 4: parity is 'some', expected none, even or odd",
            "line 5: id is 'b/c'",
            "line 7: two lines are called d")) {
      assertTrue(message.contains(wrong), wrong + " in " + message);
    }
    List<Integer> lines =
        Pattern.compile("line (\\d+): ")
            .matcher(message)
            .results()
            .map(found -> Integer.valueOf(found.group(1)))
            .toList();
    assertEquals(lines.stream().sorted().toList(), lines);
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
