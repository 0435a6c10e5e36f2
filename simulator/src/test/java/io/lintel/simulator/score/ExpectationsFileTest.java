package io.lintel.simulator.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.simulator.scenario.BadScenario;
import io.lintel.simulator.scenario.ScenarioFile;
import io.lintel.simulator.score.Expectations.Expected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExpectationsFileTest {
  /** Where the paths of figures begin. */
  private static final Set<String> KNOWN =
      Set.of(
          "readings",
          "uploads",
          "slots",
          "links",
          "verdicts",
          "silent_rules",
          "false_accusations",
          "false_accusation_rate",
          "undecided_rate",
          "over_60s",
          "passed_over_30s",
          "by_mishap",
          "baseline");

  @TempDir Path folder;

  @Test
  void aLineHoldsAFigureItsRangeAndWhy() {
    List<Expected> all =
        ExpectationsFile.parse("day.expect.yaml", "links.recall: 0.99..1  # all are found\n").all();

    assertEquals(
        List.of(new Expected("links.recall", new Bound(0.99, 1, "0.99..1"), "all are found")), all);
  }

  @Test
  void bothEndsOfARangeBelongToItAndEitherMayBeOpen() {
    assertTrue(Bound.of("20..60").holds(20) && Bound.of("20..60").holds(60));
    assertTrue(Bound.of("20..").holds(1e9) && !Bound.of("20..").holds(19.9));
    assertTrue(Bound.of("..5").holds(-3) && !Bound.of("..5").holds(5.1));
    assertTrue(!Bound.of("0").holds(0.001) && !Bound.of("0..1").holds(Double.NaN));
  }

  @Test
  void everyMistakeIsReportedWithItsLine() {
    String message =
        Objects.requireNonNull(
            assertThrows(
                    BadScenario.class,
                    () ->
                        ExpectationsFile.parse(
                            "day.expect.yaml",
                            """
                            readings.lost: few
                            slots.failed: 60..20
                            links: {recall: 1}
                            readings.late: 0
                            readings.late: 1
                            """))
                .getMessage());

    assertTrue(message.contains("line 1: readings.lost is 'few', expected a number"), message);
    assertTrue(message.contains("line 2: slots.failed is '60..20'"), message);
    assertTrue(message.contains("line 3: links holds a structure"), message);
    assertTrue(message.contains("line 5: readings.late appears twice"), message);
  }

  @Test
  void aScenarioOfOnesOwnHasItsExpectationsBesideItOrTheDefault() throws IOException {
    Path scenario = Files.writeString(folder.resolve("mine.yaml"), "name: mine\n");
    assertTrue(ExpectationsFile.of(scenario.toString()).figures().toList().size() > 5);

    Files.writeString(folder.resolve("mine.expect.yaml"), "readings.lost: 3\n");

    assertEquals(
        List.of("readings.lost"), ExpectationsFile.of(scenario.toString()).figures().toList());
  }

  static List<String> shipped() {
    return ScenarioFile.SHIPPED;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shipped")
  void everyShippedScenarioSaysWhatIsExpectedAndWhy(String name) {
    assertNotNull(ScenarioFile.class.getResource(name + ".expect.yaml"), name);
    for (Expected expected : ExpectationsFile.of(name).all()) {
      assertFalse(expected.why().isEmpty(), expected.figure() + " lacks its why");
      assertTrue(
          KNOWN.contains(expected.figure().split("\\.", 2)[0]),
          expected.figure() + " is no figure of the score");
    }
  }
}
