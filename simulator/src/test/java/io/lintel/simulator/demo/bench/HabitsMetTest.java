package io.lintel.simulator.demo.bench;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.PolicyFile;
import io.lintel.simulator.demo.Befallen;
import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.scenario.DayPlanner;
import io.lintel.simulator.scenario.Scenario;
import io.lintel.simulator.scenario.ScenarioFile;
import io.lintel.simulator.scenario.Truth.VisitTruth;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people, phones, recorders and docks always do, met by the gateway's doors, journal and
 * judges on one day: to each technician of {@code each-habit.yaml} another habit.
 */
class HabitsMetTest {
  private static final String WELL = "PASS";

  /**
   * Verdicts at the visits that it befell, by rule: all that are given are among those named, and
   * of those that somebody may rely on, the only one.
   */
  private static final Map<String, Map<String, String>> EXPECTED =
      Map.ofEntries(
          entry("recorder_taken", Map.of("REC-3", "UNDECIDED|NOT_APPLICABLE|FAIL unknown")),
          entry("recorders_in_a_ring", Map.of("REC-5", "PASS|NOT_APPLICABLE|UNDECIDED")),
          entry("spare_recorder", open("REC-1", "REC-2", "REC-3")),
          entry("recorder_left_behind", Map.of("REC-4", "PASS|UNDECIDED|FAIL unknown")),
          entry("one_long_recording", asIfRight()),
          entry("recorder_says_nothing", asIfRight()),
          entry("heartbeats_never_sent", asIfRight()),
          entry("words_lost", asIfRight()),
          entry("words_not_numbered", asIfRight()),
          entry("relayed_with_delay", open("REC-1", "REC-2")),
          entry("not_set_for_days", open("REC-1", "REC-2")),
          entry("clock_drift", open("REC-1", "REC-2")),
          entry("fixes_at_zero", open("REC-1", "REC-2", "REC-3")),
          entry("fixes_missing", Map.of("REC-1", WELL, "REC-2", WELL, "REC-4", "NOT_APPLICABLE")),
          entry("fixes_stale", open("REC-1", "REC-2", "REC-3", "REC-4")),
          entry("fixes_biased", open("REC-1", "REC-2", "REC-3", "REC-4")),
          entry("fixes_coarse", open("REC-1", "REC-2", "REC-3", "REC-4")),
          entry("knock_tapped_ahead", Map.of("REC-3", WELL, "REC-4", WELL)),
          entry("left_tapped_late", Map.of("REC-1", WELL, "REC-3", WELL)),
          entry("taps_in_bulk", Map.of("REC-4", WELL)),
          entry("taps_resent_with_first_age", asIfRight()),
          entry("appointments_out_of_order", asIfRight()),
          entry("header_tells_finish", open("REC-1", "REC-2")),
          entry("file_length_wrong", open("REC-1", "REC-2")),
          entry("meter_counts_backwards", Map.of("MTR-3", "FAIL device")));

  /**
   * By these habits honest people are accused yet (docs/benchmarks.md counts them). Whoever mends
   * one takes its name from here; none may be added.
   */
  private static final Set<String> ACCUSES_YET = Set.of("recorder_taken", "recorders_in_a_ring");

  @TempDir static Path scratch;
  private static Day day;
  private static InProcess.Result result;
  private static Befallen befallen;

  @BeforeAll
  static void play() throws Exception {
    day = DayPlanner.plan(scenario());
    result = InProcess.play(day, PolicyFile.named("gas-strict"), scratch);
    befallen = new Befallen(day, result.observed());
  }

  private static Scenario scenario() throws Exception {
    return ScenarioFile.load(
        Path.of(Objects.requireNonNull(HabitsMetTest.class.getResource("each-habit.yaml")).toURI())
            .toString());
  }

  private static Map<String, String> asIfRight() {
    return Map.of("REC-1", WELL, "REC-2", WELL);
  }

  private static Map<String, String> open(String... rules) {
    return Stream.of(rules).collect(Collectors.toMap(rule -> rule, rule -> "PASS|UNDECIDED"));
  }

  static Stream<String> everyHabit() throws Exception {
    return scenario().goesWrong().all().stream().map(it -> it.kind().name()).distinct();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyHabit")
  void theVerdictsAreOfThoseThatTheCatalogueNames(String kind) {
    Map<String, String> expected = EXPECTED.get(kind);
    assertNotNull(expected, "say what the gateway makes of " + kind);
    List<VisitTruth> struck = befallen.by(kind);
    assertFalse(struck.isEmpty(), "it befell nobody");
    expected.forEach(
        (rule, verdicts) -> {
          List<String> allowed = List.of(verdicts.split("\\|", -1));
          Set<String> given = new TreeSet<>();
          struck.forEach(visit -> given.add(befallen.verdict(visit, rule)));
          assertTrue(allowed.containsAll(given), () -> rule + " " + given + " at " + struck);
        });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyHabit")
  void nobodyIsAccusedOfWhatTheyDidNotDo(String kind) {
    List<String> accused =
        result.figures().mistakes().stream()
            .filter(words -> words.startsWith("accused "))
            .filter(words -> befallen.by(kind).stream().anyMatch(it -> words.contains(it.visit())))
            .toList();

    assertTrue(ACCUSES_YET.contains(kind) || accused.isEmpty(), accused::toString);
  }

  /** What is sent differs from an ordinary day's just as the habit says. */
  @Test
  void whoeverHasNoHabitIsJudgedAsOnAnyDay() {
    for (VisitTruth visit : day.truth().visits()) {
      if (visit.mishaps().isEmpty()) {
        assertEquals(WELL, befallen.verdict(visit, "REC-1"), visit::toString);
        assertEquals(WELL, befallen.verdict(visit, "REC-2"), visit::toString);
      }
    }
  }
}
