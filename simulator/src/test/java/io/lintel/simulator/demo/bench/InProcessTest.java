package io.lintel.simulator.demo.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.policy.Policy;
import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.scenario.DayPlanner;
import io.lintel.simulator.scenario.ScenarioFile;
import io.lintel.simulator.score.DayFigures;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InProcessTest {
  @TempDir Path directory;

  @Test
  void aDayIsJudgedAsItsTruthIs() throws Exception {
    DayFigures day = play("once");

    assertEquals(1.0, day.inTime().precision());
    assertTrue(day.inTime().recall() > 0.99, "recall " + day.inTime().recall());
    assertEquals(0, day.all().accused(), () -> day.mistakes().toString());
    assertTrue(day.all().breaches() > 0, "nothing was wrong, so nothing was shown");
    assertEquals(0, day.all().missed(), () -> day.mistakes().toString());
  }

  @Test
  void theSameDayHasTheSameScore() throws Exception {
    assertEquals(play("once"), play("again"));
  }

  private DayFigures play(String name) throws Exception {
    Day day = DayPlanner.plan(ScenarioFile.load("one-street", 3L));
    Policy policy = PolicyFile.named("gas-strict");
    return InProcess.play(day, policy, Files.createDirectories(directory.resolve(name))).figures();
  }
}
