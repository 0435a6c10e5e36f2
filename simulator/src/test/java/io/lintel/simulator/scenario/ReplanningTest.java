package io.lintel.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.simulator.mishap.Mishap;
import io.lintel.simulator.mishap.MishapForm;
import io.lintel.simulator.scenario.Truth.VisitTruth;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A day drawn again with one mishap more: nothing before it changes, and nobody else's day. */
class ReplanningTest {
  private static final Scenario DAY = ScenarioFile.load("crooked-day");
  private static final LocalTime NINE = LocalTime.of(9, 0);

  static Stream<Arguments> mishaps() {
    return Stream.of(
            "recorder_on_late",
            "recorder_never_on",
            "recorder_off_early",
            "recorder_paused_inside",
            "recorder_muted",
            "battery_death",
            "shared_recording",
            "wrong_time_zone",
            "clock_off_by",
            "clock_drift",
            "factory_date",
            "heartbeats_lost",
            "recorder_offline",
            "knock_not_tapped",
            "steps_tapped_late",
            "taps_offline",
            "phone_clock_off",
            "reading_mistyped",
            "reading_copied",
            "knock_tapped_ahead",
            "left_tapped_late",
            "taps_in_bulk",
            "taps_resent_with_first_age",
            "fixes_at_zero",
            "fixes_missing",
            "fixes_stale",
            "fixes_biased",
            "fixes_coarse",
            "recorder_says_nothing",
            "heartbeats_never_sent",
            "words_lost",
            "words_not_numbered",
            "relayed_with_delay",
            "not_set_for_days",
            "one_long_recording",
            "recorder_left_behind")
        .flatMap(name -> Stream.of(7L, 8L).map(seed -> Arguments.of(name, seed)));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("mishaps")
  void onlyTheLaterDayOfWhomItConcernsChanges(String name, long seed) {
    Scenario scenario = DAY.withSeed(seed);
    Instant nine = scenario.date().atTime(NINE).atZone(scenario.zone()).toInstant();

    Day before = DayPlanner.plan(scenario, scenario.begins());
    Day after = DayPlanner.plan(scenario, scenario.begins(), List.of(mishap(name, "T-05", nine)));

    assertEquals(until(before, nine), until(after, nine));
    assertEquals(of(before, "T-05", "R-05", false), of(after, "T-05", "R-05", false));
    assertEquals(visitsOfOthers(before, "T-05"), visitsOfOthers(after, "T-05"));
  }

  @Test
  void aScriptedMishapDoesStrike() {
    Instant nine = DAY.date().atTime(NINE).atZone(DAY.zone()).toInstant();
    Day before = DayPlanner.plan(DAY);
    Day after =
        DayPlanner.plan(DAY, DAY.begins(), List.of(mishap("recorder_never_on", "T-05", nine)));

    assertNotEquals(before.sendings(), after.sendings());
    List<VisitTruth> struck =
        after.truth().visits().stream()
            .filter(visit -> visit.technician().equals("T-05"))
            .filter(visit -> !visit.arrived().isBefore(nine))
            .toList();
    assertTrue(!struck.isEmpty());
    for (VisitTruth visit : struck) {
      assertTrue(visit.mishaps().contains("recorder_never_on"), visit.toString());
      assertTrue(visit.rules().get(0).violated(), visit.toString());
    }
  }

  @Test
  void partnersSwapFromTheAgreedMomentOn() {
    Instant nine = DAY.date().atTime(NINE).atZone(DAY.zone()).toInstant();
    Day before = DayPlanner.plan(DAY);
    Day after =
        DayPlanner.plan(DAY, DAY.begins(), List.of(mishap("swapped_recorders", "T-05", nine)));

    assertEquals(until(before, nine), until(after, nine));
    List<VisitTruth> swapped =
        after.truth().visits().stream()
            .filter(visit -> visit.technician().equals("T-05"))
            .filter(visit -> visit.recorder().equals("R-06"))
            .toList();
    assertTrue(!swapped.isEmpty());
    assertTrue(swapped.stream().noneMatch(visit -> visit.knock().isBefore(nine)));
  }

  private static Mishap mishap(String name, String on, Instant from) {
    String local = LocalTime.ofInstant(from, DAY.zone()).toString();
    MishapForm form = new MishapForm(Map.of("do", name, "on", on, "from", local));
    return Objects.requireNonNull(
        form.checked("added-1", DAY.from()).mishap(),
        form.checked("added-1", DAY.from())::toString);
  }

  private static List<Sending> until(Day day, Instant end) {
    return day.sendings().stream().filter(sending -> sending.at().isBefore(end)).toList();
  }

  private static List<Sending> of(Day day, String technician, String recorder, boolean own) {
    return day.sendings().stream()
        .filter(
            sending ->
                own == (sending.sender().equals(technician) || sending.sender().equals(recorder)))
        .toList();
  }

  private static List<VisitTruth> visitsOfOthers(Day day, String technician) {
    return day.truth().visits().stream()
        .filter(visit -> !visit.technician().equals(technician))
        .toList();
  }
}
