package io.lintel.simulator.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.simulator.scenario.ScenarioFile;
import io.lintel.simulator.score.ExpectationsFile;
import io.lintel.simulator.score.Score;
import io.lintel.simulator.score.ScoreReport;
import io.lintel.testing.Browser;
import io.lintel.testing.Needs;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One morning in one street, end to end on real parts: meters on a pseudo-terminal and recorders at
 * a broker, phones over HTTP, the journal, links, verdicts, the upload, and the page in a browser.
 */
class OneStreetTest {
  private static final double SPEED = 3_000;

  @TempDir static Path data;
  private static final StringWriter SAID = new StringWriter();
  private static Demo demo;
  private static Score score;

  @BeforeAll
  static void play() throws Exception {
    demo =
        Demo.started(ScenarioFile.load("one-street"), data, 0, SPEED, new PrintWriter(SAID, true));
    score = demo.play();
  }

  @AfterAll
  static void close() {
    if (demo != null) {
      demo.close();
    }
  }

  @Test
  void whatTheGatewaySaysStandsBesideTheTruth() {
    assertEquals(
        List.of(),
        ScoreReport.of(score, ExpectationsFile.of("one-street")).outside(),
        SAID.toString());
    assertTrue(score.readings().sent() > 0, "meters reported");
    assertTrue(score.slots().read() > 0, "meters on the line were read");
    assertEquals(score.slots().due(), score.slots().read());
  }

  @Test
  void whatTheDocksBroughtIsInTheJournal() {
    Set<String> sources = new TreeSet<>();
    int files = 0;
    String next = "/api/v1/observations?kind=DOCKED_FILE,DOCK_SESSION,REJECTED&limit=10000";
    while (!next.isEmpty()) {
      JsonNode page = demo.http().get(next);
      for (JsonNode item : page.path("items")) {
        assertTrue(!item.path("kind").asText().equals("REJECTED"), item.toString());
        sources.add(item.path("source").asText() + " " + item.path("kind").asText());
        files += item.path("kind").asText().equals("DOCKED_FILE") ? 1 : 0;
      }
      next = page.path("next").asText();
    }
    assertEquals(
        demo.day().truth().docks().files().stream().mapToInt(file -> file.copies().size()).sum(),
        files);
    assertEquals(
        Set.of(
            "dock DOCKED_FILE",
            "dock DOCK_SESSION",
            "dock:DOCK-1 DOCKED_FILE",
            "dock:DOCK-1 DOCK_SESSION"),
        sources);
  }

  @Test
  void theLateRecordingIsOnThePage() {
    Needs.chromium();
    JsonNode late = lateVisits().get(0);
    try (Browser browser = new Browser("en-GB")) {
      browser.open(demo.signInLink().toString());
      browser.open(demo.signInLink().resolve("/visits/" + late.path("id").asText()).toString());
      browser.await("svg.axis .mark");
      String headline = browser.await("h1").getText();
      assertTrue(headline.matches("Recorder on .* after the (bell|knock).*"), headline);
      assertTrue(
          browser.await(".bracket.is-fail .number").getText().contains("late"),
          "the lateness is drawn");
      assertEquals(List.of(), browser.complaints());
    }
  }

  /** Those whose headline is a recording that began after the knock. */
  private static List<JsonNode> lateVisits() {
    List<JsonNode> late = new ArrayList<>();
    for (JsonNode visit : demo.http().get("/api/v1/visits?outcome=FAIL&limit=1000").path("items")) {
      JsonNode headline = visit.path("headline");
      if (headline.path("rule").asText().equals("REC-1")
          && headline.path("late_by_s").asDouble() > 0) {
        late.add(visit);
      }
    }
    assertTrue(!late.isEmpty(), "the scenario has recorders that were switched on late");
    return late;
  }
}
