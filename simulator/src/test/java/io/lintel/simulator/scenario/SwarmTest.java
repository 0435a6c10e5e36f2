package io.lintel.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.simulator.mishap.Catalogue;
import io.lintel.simulator.mishap.Mishap;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SwarmTest {
  private static final long DAYS = 200;

  @Test
  void everySeedDrawsAScenarioWithoutMistakes() {
    for (long seed = 0; seed < DAYS; seed++) {
      Scenario drawn = ScenarioFile.load(ScenarioFile.SWARM, seed);

      assertEquals(seed, drawn.seed());
      assertTrue(drawn.visits() > 0 && drawn.technicians() > 0, "nobody works on day " + seed);
    }
  }

  @Test
  void theSameSeedDrawsTheSameAndAnotherSeedSomethingElse() {
    assertEquals(Swarm.yaml(7), Swarm.yaml(7));
    assertNotEquals(Swarm.yaml(7).replace("seed: 7", ""), Swarm.yaml(8).replace("seed: 8", ""));
  }

  @Test
  void everythingThatBefallsPeopleAndTheirDevicesIsDrawnOnSomeDay() {
    Set<String> drawn = new TreeSet<>();
    for (long seed = 0; seed < DAYS; seed++) {
      for (Mishap mishap : ScenarioFile.load(ScenarioFile.SWARM, seed).goesWrong().all()) {
        drawn.add(mishap.kind().name());
      }
    }
    Set<String> known = new TreeSet<>();
    Catalogue.all().stream()
        .filter(kind -> kind.group().isPlanned())
        .forEach(kind -> known.add(kind.name()));
    known.removeAll(drawn);

    assertEquals(Set.of(), known, "never drawn");
  }
}
