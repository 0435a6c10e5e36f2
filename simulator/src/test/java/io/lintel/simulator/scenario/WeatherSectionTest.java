package io.lintel.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.simulator.mishap.Group;
import io.lintel.simulator.mishap.Mishap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WeatherSectionTest {
  @Test
  void eachLevelOfAWindowIsAMishapOfTheCatalogue() throws IOException {
    List<Mishap> mishaps =
        ScenarioFile.parse(
                "day",
                oneStreet()
                    + """

                    weather:
                      - { name: squall, from: "09:30", until: "10:10", latency: 1s..3s, loss: 0.05 }
                      - { on: G-0007, duplicates: 0.5, busy: 0.1, reordered: 0.2 }
                    """)
            .goesWrong()
            .of(Group.NETWORK)
            .all();
    assertEquals(
        List.of(
            "squall-1-latency",
            "squall-1-loss",
            "weather-2-2-duplicates",
            "weather-2-2-reordered",
            "weather-2-2-busy"),
        mishaps.stream().map(Mishap::id).toList());
    Mishap latency = mishaps.get(0);
    assertEquals("delayed", latency.kind().name());
    assertEquals("1s..3s", latency.settings().get("by"));
    assertEquals(Duration.ofHours(2), latency.from());
    assertEquals(0.05, mishaps.get(1).share());
    assertEquals("G-0007", mishaps.get(2).on());
  }

  @Test
  void mistakesAreSaidByTheWeathersOwnKeysAndLines() throws IOException {
    String yaml = oneStreet() + "\nweather:\n  - { from: \"25:00\", latency: slow, loss: 3 }\n";
    String says =
        Objects.requireNonNull(
            assertThrows(BadScenario.class, () -> ScenarioFile.parse("day", yaml)).getMessage());
    assertTrue(says.contains("from is '25:00', expected a time"), says);
    assertTrue(says.contains("latency is 'slow', expected a duration"), says);
    assertTrue(says.contains("loss is '3', expected a share"), says);
    assertTrue(says.contains("line " + yaml.lines().count() + ":"), says);
  }

  private static String oneStreet() throws IOException {
    try (InputStream yaml =
        Objects.requireNonNull(ScenarioFile.class.getResourceAsStream("one-street.yaml"))) {
      return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
