package io.lintel.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.simulator.scenario.Truth.EventTruth;
import io.lintel.simulator.scenario.Truth.RuleTruth;
import io.lintel.simulator.scenario.Truth.VisitTruth;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CityDayTest {
  private static final Scenario CITY_DAY = ScenarioFile.load("city-day");

  static List<String> shipped() {
    return ScenarioFile.SHIPPED;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shipped")
  void oneSeedGivesOneDayToTheByte(String name) {
    Day once = DayPlanner.plan(ScenarioFile.load(name));
    Day again = DayPlanner.plan(ScenarioFile.load(name));

    assertEquals(TruthJson.write(once.truth()), TruthJson.write(again.truth()));
    assertEquals(once.sendings(), again.sendings());
    assertEquals(once.later(), again.later());
  }

  @Test
  void anotherSeedGivesAnotherDay() {
    assertNotEquals(
        TruthJson.write(DayPlanner.plan(CITY_DAY).truth()),
        TruthJson.write(DayPlanner.plan(CITY_DAY.withSeed(1)).truth()));
  }

  @Test
  void theDayIsAsBigAsPromised() {
    Truth truth = DayPlanner.plan(CITY_DAY).truth();

    assertEquals(300, truth.visits().stream().map(VisitTruth::visit).distinct().count());
    assertEquals(20, truth.recorders().size());
    assertEquals(36, truth.lineMeters().size());
    assertEquals(200, truth.readings().stream().map(r -> r.meter()).distinct().count());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {20261120, 1, 2, 3})
  void nobodyIsInTwoPlacesAtOnce(long seed) {
    Map<String, Instant> doneBy = new HashMap<>();
    for (VisitTruth visit : DayPlanner.plan(CITY_DAY.withSeed(seed)).truth().visits()) {
      Instant before = doneBy.put(visit.technician(), visit.lastAct());
      if (before != null) {
        assertTrue(
            Duration.between(before, visit.arrived()).compareTo(Duration.ofSeconds(40)) > 0,
            visit.visit());
      }
      Instant entered = visit.entered();
      assertTrue(visit.arrived().isBefore(visit.knock()), visit.visit());
      assertTrue(entered == null || !entered.isBefore(visit.knock()), visit.visit());
      assertTrue(visit.knock().isBefore(visit.ended()), visit.visit());
      assertFalse(visit.lastAct().isBefore(visit.ended()), visit.visit());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {20261120, 1, 2, 3})
  void whoeverDidNothingWrongBrokeNoRuleOfTheRecorder(long seed) {
    List<String> theirs =
        List.of(
            "recorder_on_late",
            "recorder_never_on",
            "recorder_off_early",
            "recorder_paused_inside",
            "battery_death");
    for (VisitTruth visit : DayPlanner.plan(CITY_DAY.withSeed(seed)).truth().visits()) {
      boolean innocent = visit.mishaps().stream().noneMatch(theirs::contains);
      boolean neverOn = visit.mishaps().contains("recorder_never_on");

      assertFalse(innocent && rule(visit, "REC-1").violated(), visit.toString());
      assertFalse(innocent && rule(visit, "REC-2").violated(), visit.toString());
      assertTrue(!neverOn || rule(visit, "REC-1").violated(), visit.toString());
      assertTrue(!neverOn || rule(visit, "REC-2").violated(), visit.toString());
    }
  }

  @Test
  void everyReportIsNumberedOnceAndNeverBackwards() {
    Map<String, Long> last = new HashMap<>();
    for (EventTruth event : DayPlanner.plan(CITY_DAY).truth().events()) {
      Long before = last.put(event.recorder(), event.seq());
      assertEquals(event.seq(), before == null ? 1 : before + 1, event.recorder());
    }
  }

  @Test
  void whatStartsARecordingBelongsToAllTheDoorsItCovers() {
    Truth truth = DayPlanner.plan(CITY_DAY).truth();

    assertTrue(
        truth.events().stream()
            .filter(event -> event.type().equals("recording_started"))
            .anyMatch(event -> event.belonging().visits().size() > 1));
  }

  @Test
  void messagesLeaveInTheOrderOfTimeAndOnlyRepeatsAreEqual() {
    List<Sending> sendings = DayPlanner.plan(CITY_DAY).sendings();
    Set<String> seen = new HashSet<>();
    Instant before = Instant.MIN;
    for (Sending sending : sendings) {
      assertFalse(sending.at().isBefore(before));
      before = sending.at();
      assertEquals(!seen.add(sending.to() + sending.body()), sending.repeat(), sending.body());
    }
  }

  private static RuleTruth rule(VisitTruth visit, String rule) {
    return Objects.requireNonNull(
        visit.rules().stream().filter(r -> r.rule().equals(rule)).findFirst().orElse(null));
  }
}
