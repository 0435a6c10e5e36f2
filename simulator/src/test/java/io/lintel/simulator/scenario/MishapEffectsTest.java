package io.lintel.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.simulator.mishap.Mishap;
import io.lintel.simulator.mishap.MishapForm;
import io.lintel.simulator.scenario.Truth.EventTruth;
import io.lintel.simulator.scenario.Truth.Recording;
import io.lintel.simulator.scenario.Truth.VisitTruth;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What each thing that goes wrong does, at every opportunity of a day on which nothing else is. */
class MishapEffectsTest {
  private static final Scenario DAY = calm();

  @Test
  void onADayWithoutMishapsNobodyBreaksARuleOfTheRecorder() {
    Day day = day();
    for (VisitTruth visit : day.truth().visits()) {
      assertEquals(List.of(), visit.mishaps());
      for (String rule : List.of("REC-1", "REC-2", "REC-3", "REC-4", "REC-6", "MTR-3", "MTR-4")) {
        assertFalse(violated(visit, rule), visit::toString);
      }
    }
  }

  @Test
  void everyKindOfVisitAndStepIsThere() {
    Day day = day();
    String all = day.sendings().stream().map(Sending::body).collect(Collectors.joining());

    assertEquals(
        DAY.people().kinds().size(),
        day.truth().visits().stream().map(VisitTruth::kind).distinct().count());
    for (String step :
        List.of(
            "contacted", "dispatched", "not_met", "notice_left", "rescheduled", "called_back")) {
      assertTrue(all.contains("\"step\":\"" + step + "\""), step);
    }
  }

  @Test
  void twoComeToAWalkVisitEachWithARecorder() {
    Map<String, Set<String>> recorders =
        day().truth().visits().stream()
            .filter(visit -> visit.kind().equals("walk_visit"))
            .collect(
                Collectors.groupingBy(
                    VisitTruth::visit,
                    Collectors.mapping(VisitTruth::recorder, Collectors.toSet())));

    assertFalse(recorders.isEmpty());
    recorders.forEach((visit, both) -> assertEquals(2, both.size(), visit));
  }

  @Test
  void lateAndNeverBreakTheFirstRuleEarlyAndPausedTheSecondOnly() {
    breaks("recorder_on_late", true, true);
    breaks("recorder_never_on", true, true);
    breaks("recorder_off_early", false, true);
    breaks("recorder_paused_inside", false, true);
    breaks("recorder_muted", false, false);
    breaks("shared_recording", false, false);
    breaks("wrong_time_zone", false, false);
    breaks("heartbeats_lost", false, false);
  }

  private static void breaks(String mishap, boolean first, boolean second) {
    for (VisitTruth visit : day(Map.of("do", mishap)).truth().visits()) {
      if (visit.mishaps().contains(mishap)) {
        assertEquals(first, violated(visit, "REC-1"), visit::toString);
        assertEquals(second, violated(visit, "REC-2"), visit::toString);
      }
    }
  }

  @Test
  void aDeadBatteryBeginsAnotherEpochAndItsClockForgets() {
    Day day = day(Map.of("do", "battery_death", "share", "0.2"));

    assertTrue(
        day.truth().recorders().stream()
            .flatMap(recorder -> recorder.recordings().stream())
            .anyMatch(recording -> recording.epoch() > 1));
    assertTrue(day.sendings().stream().anyMatch(it -> it.body().contains("\"at\":\"2000-01-01T")));
  }

  @Test
  void swappedRecordersAreWithThePartnerWhoMakesTheRecordings() {
    Truth truth = day(Map.of("do", "swapped_recorders", "on", "T-03")).truth();
    for (VisitTruth visit : truth.visits()) {
      boolean swapped = Set.of("T-03", "T-04").contains(visit.technician());
      assertEquals(swapped, violated(visit, "REC-3"), visit::toString);
    }
    List<Recording> byTheOther =
        truth.recorders().stream()
            .filter(recorder -> recorder.recorder().equals("R-03"))
            .flatMap(recorder -> recorder.recordings().stream())
            .toList();
    assertTrue(byTheOther.stream().allMatch(it -> it.technician().equals("T-04")));
  }

  @Test
  void lostHeartbeatsAreNeverSentAndNobodyIsBlamedForNotLinkingThem() {
    Day day = day(Map.of("do", "heartbeats_lost"));
    List<EventTruth> lost =
        day.truth().events().stream()
            .filter(event -> event.mishaps().contains("heartbeats_lost"))
            .toList();

    assertFalse(lost.isEmpty());
    for (EventTruth event : lost) {
      assertEquals(List.of(), event.belonging().visits());
      assertTrue(
          day.sendings().stream()
              .filter(sending -> sending.sender().equals(event.recorder()))
              .noneMatch(it -> it.body().contains("\"seq\":" + event.seq() + ",")));
    }
  }

  @Test
  void wronglyTypedReadingsBreakMtr2() {
    for (String mishap : List.of("reading_mistyped", "reading_copied")) {
      List<VisitTruth> typed =
          day(Map.of("do", mishap)).truth().visits().stream()
              .filter(visit -> visit.mishaps().contains(mishap))
              .toList();
      assertFalse(typed.isEmpty());
      assertTrue(typed.stream().anyMatch(visit -> violated(visit, "MTR-2")), mishap);
    }
  }

  @Test
  void aValveTurnsWhileNobodyIsThere() {
    Day day = day(Map.of("do", "valve_opened_without_visit", "share", "0.3"));
    var valves =
        day.truth().readings().stream()
            .filter(reading -> reading.mishaps().contains("valve_opened_without_visit"))
            .toList();

    assertFalse(valves.isEmpty());
    for (Truth.ReadingTruth valve : valves) {
      assertEquals(Belonging.NOWHERE, valve.belonging());
    }
    Set<String> turned = valves.stream().map(Truth.ReadingTruth::meter).collect(Collectors.toSet());
    assertTrue(day.truth().visits().stream().anyMatch(visit -> violated(visit, "MTR-4")));
    for (VisitTruth visit : day.truth().visits()) {
      if (visit.rules().stream().anyMatch(rule -> rule.rule().equals("MTR-4"))) {
        assertEquals(turned.contains(visit.meter()), violated(visit, "MTR-4"), visit::toString);
      }
    }
  }

  @Test
  void stepsTappedInTheCarAreTappedAfterLeaving() {
    Day day = day(Map.of("do", "steps_tapped_late", "on", "T-01"));
    for (VisitTruth visit : day.truth().visits()) {
      if (visit.technician().equals("T-01")) {
        day.sendings().stream()
            .filter(sending -> sending.sender().equals("T-01"))
            .filter(sending -> sending.to().contains("/" + visit.visit() + "/"))
            .filter(sending -> sending.body().contains("\"arrived\""))
            .forEach(
                sending ->
                    assertTrue(
                        sending.at().isAfter(visit.ended().plus(Duration.ofSeconds(60))),
                        visit::toString));
      }
    }
  }

  private static boolean violated(VisitTruth visit, String rule) {
    return visit.rules().stream().anyMatch(it -> it.rule().equals(rule) && it.violated());
  }

  private static Day day() {
    return DayPlanner.plan(DAY);
  }

  private static Day day(Map<String, String> mishap) {
    Mishap one =
        Objects.requireNonNull(new MishapForm(mishap).checked("one-1", DAY.from()).mishap());
    return DayPlanner.plan(DAY, DAY.begins(), List.of(one));
  }

  /** The shipped day up to what goes wrong in it. */
  private static Scenario calm() {
    try (InputStream in =
        Objects.requireNonNull(ScenarioFile.class.getResourceAsStream("crooked-day.yaml"))) {
      String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return ScenarioFile.parse("calm-day", yaml.substring(0, yaml.indexOf("goes_wrong:")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
