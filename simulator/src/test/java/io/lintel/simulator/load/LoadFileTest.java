package io.lintel.simulator.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.simulator.scenario.BadScenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Loads as files. */
class LoadFileTest {
  @Test
  void theShippedLoadIsThatOfACity() {
    LoadPlan load = LoadFile.find("load").orElseThrow();
    assertEquals(100_000, load.meters());
    assertEquals(5_000, load.recorders());
    assertEquals(20_000, load.rate());
  }

  @Test
  void aDayIsNoLoad() {
    assertTrue(LoadFile.find("city-day").isEmpty());
  }

  @Test
  void howOftenEachSpeaksGivesTheRateOfAll() {
    LoadPlan load =
        LoadFile.parse(
            "f",
            """
            name: quarter
            load: { meters: 9000, recorders: 0, connections: 10, every: 15m, duration: 10s }
            """);
    assertEquals(10, load.rate());
    assertEquals(Duration.ZERO, load.warmUp());
    assertEquals(1.0, load.payloads().get(PayloadKind.READING));
  }

  @Test
  void everyMistakeIsReportedWithItsLine() {
    BadScenario bad =
        assertThrows(
            BadScenario.class,
            () ->
                LoadFile.parse(
                    "f",
                    """
                    name: x
                    load:
                      meters: many
                      recorders: 5
                      connections: 300
                      duration: 0s
                      payloads: { reading: 2, ranting: 1 }
                      colour: red
                    """));
    String said = bad.toString();
    assertTrue(said.contains("line 3: meters is 'many', expected a whole number"), said);
    assertTrue(
        said.contains(
            "line 5: connections is '300', expected at most one for each of the 5 devices"),
        said);
    assertTrue(said.contains("either rate"), said);
    assertTrue(said.contains("line 6: duration is '0s'"), said);
    assertTrue(said.contains("line 7: reading is '2'"), said);
    assertTrue(said.contains("line 7: ranting is not a key"), said);
    assertTrue(said.contains("line 8: colour is not a key"), said);
  }
}
