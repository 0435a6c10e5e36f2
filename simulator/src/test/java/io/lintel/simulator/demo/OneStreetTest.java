package io.lintel.simulator.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.simulator.scenario.ScenarioFile;
import io.lintel.simulator.score.Score;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A morning in one street through the whole gateway: broker, serial line, phones, store, score. */
class OneStreetTest {
  @TempDir Path folder;

  @Test
  void nothingIsLostAndNobodyIsAccused() throws Exception {
    StringWriter said = new StringWriter();
    try (Demo demo =
        Demo.started(
            ScenarioFile.load("one-street"), folder, 0, 3000, new PrintWriter(said, true))) {
      Score score = demo.play();

      assertEquals(List.of(), score.shortfalls(), said.toString());
      assertEquals(score.slots().due(), score.slots().read(), said.toString());
    }
  }
}
