package io.lintel.simulator.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.simulator.scenario.ScenarioFile;
import io.lintel.simulator.score.ExpectationsFile;
import io.lintel.simulator.score.Score;
import io.lintel.simulator.score.ScoreReport;

/** The score, as the report spells it, held against what its scenario expects. */
final class ScoreView {
  private static final String ANY = "default";

  private ScoreView() {}

  static JsonNode of(Score score) {
    boolean shipped = ScenarioFile.SHIPPED.contains(score.scenario());
    return ScoreReport.of(score, ExpectationsFile.of(shipped ? score.scenario() : ANY)).json();
  }
}
