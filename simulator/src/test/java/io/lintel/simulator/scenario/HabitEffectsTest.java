package io.lintel.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lintel.simulator.mishap.Mishap;
import io.lintel.simulator.mishap.MishapForm;
import io.lintel.simulator.scenario.Truth.VisitTruth;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What habits do to what is tapped, told and recorded, and that they make nobody a breaker of
 * rules.
 */
class HabitEffectsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Scenario DAY =
      ScenarioFile.parse(
          "calm",
          """
          name: calm
          seed: 12
          date: 2026-11-20
          zone: Asia/Shanghai
          from: "08:00"
          to: "13:00"
          town:
            district: 历下区
            depot: { lat: 36.66, lon: 117.04 }
            staircases: 20
            streets: [ { name: 文化东路, lat: 36.68, lon: 117.06 } ]
          lines: []
          meters: { push: 40, every: 15m }
          technicians: 6
          visits: 36
          kinds: { meter_reading: 0.7, walk_visit: 0.3 }
          recorders: { heartbeat: 60s }
          docks: [ { id: DOCK-1, way: records } ]
          """);

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "knock_tapped_ahead",
        "left_tapped_late",
        "taps_in_bulk",
        "taps_resent_with_first_age",
        "appointments_out_of_order",
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
        "header_tells_finish",
        "file_length_wrong"
      })
  void whoeverOnlyHasAHabitBreaksNoRule(String habit) {
    Day day = day(habit);

    assertNotEquals(bodies(day(null)), bodies(day), "nothing is told otherwise");
    for (VisitTruth visit : day.truth().visits()) {
      assertEquals(Set.of(), broken(visit), visit::toString);
    }
  }

  @Test
  void aKnockTappedAheadIsTappedBeforeItIsDoneAndAfterTheArrival() {
    Map<String, Instant> arrivals = tapped(day("knock_tapped_ahead"), Set.of("arrived"));
    Map<String, Instant> knocks = tapped(day("knock_tapped_ahead"), Set.of("bell", "knocked"));
    for (VisitTruth visit : day("knock_tapped_ahead").truth().visits()) {
      Instant knock = knocks.get(key(visit));
      if (knock != null) {
        assertTrue(knock.isBefore(visit.knock().minusSeconds(10)), visit::toString);
        assertTrue(knock.isAfter(Objects.requireNonNull(arrivals.get(key(visit)))));
      }
    }
  }

  @Test
  void tapsInBulkAreAllTappedWhenTheVisitIsOver() {
    Day day = day("taps_in_bulk");
    Map<String, Instant> arrivals = tapped(day, Set.of("arrived"));
    assertFalse(arrivals.isEmpty());
    for (VisitTruth visit : day.truth().visits()) {
      Instant arrival = arrivals.get(key(visit));
      assertTrue(arrival == null || arrival.isAfter(visit.lastAct()), visit::toString);
    }
  }

  @Test
  void aRecorderThatWasLeftBehindIsNotAtThePlaceAndItsReportsAreNobodysMistake() {
    Day day = day("recorder_left_behind");
    for (VisitTruth visit : day.truth().visits()) {
      assertEquals(Set.of("REC-4"), broken(visit), visit::toString);
      assertTrue(visit.rules().stream().noneMatch(rule -> rule.rule().equals("REC-1")));
    }
    assertTrue(
        day.truth().events().stream().allMatch(event -> event.belonging().visits().isEmpty()));
  }

  @Test
  void whoeverHadTheirRecorderTakenHasNoneAndTheTakerRecordsWithIt() {
    for (VisitTruth visit : day("recorder_taken").truth().visits()) {
      boolean taker = Integer.parseInt(visit.technician().substring(2)) % 2 == 1;
      Set<String> expected = taker ? Set.of("REC-3") : Set.of("REC-1", "REC-2");
      assertEquals(expected, broken(visit), visit::toString);
    }
  }

  @Test
  void inARingEachHasTheNextOnesRecorder() {
    Truth truth = day("recorders_in_a_ring").truth();
    Set<String> carried =
        truth.visits().stream()
            .map(visit -> visit.technician() + " " + visit.recorder())
            .collect(Collectors.toCollection(TreeSet::new));

    assertTrue(
        carried.containsAll(Set.of("T-01 R-02", "T-02 R-03", "T-03 R-01")), carried::toString);
  }

  @Test
  void aSpareRecorderIsInNobodysBookAndTheOwnOneSaysNothing() {
    Day day = day("spare_recorder");
    for (VisitTruth visit : day.truth().visits()) {
      assertEquals(visit.technician().replace('T', 'S'), visit.recorder());
      assertEquals(Set.of("REC-3"), broken(visit), visit::toString);
    }
    assertTrue(day.sendings().stream().noneMatch(it -> it.to().contains("/R-")));
  }

  @Test
  void aCounterThatFallsIsToldAndTypedAndBreaksMtr3() {
    Day day = day("meter_counts_backwards");
    List<VisitTruth> told =
        day.truth().visits().stream()
            .filter(visit -> visit.rules().stream().anyMatch(it -> it.rule().equals("MTR-3")))
            .toList();

    assertFalse(told.isEmpty());
    for (VisitTruth visit : told) {
      assertEquals(Set.of("MTR-3"), broken(visit), visit::toString);
    }
  }

  @Test
  void aHeaderTellsWhenTheRecordingStoppedAndTheNameWhenItBegan() {
    for (FileTruth file : day("header_tells_finish").truth().docks().files()) {
      Duration off = Duration.between(file.end(), file.created()).abs();
      assertTrue(off.compareTo(Duration.ofSeconds(3)) < 0, file::toString);
    }
  }

  @Test
  void aTapThatIsSentAgainCarriesTheAgeOfItsFirstTry() {
    boolean late = false;
    for (Sending sending : day("taps_resent_with_first_age").sendings()) {
      JsonNode step = json(sending);
      if (sending.sender().startsWith("T-") && step.has("age_ms")) {
        Instant sent = OffsetDateTime.parse(step.path("sent").asText()).toInstant();
        Instant at = OffsetDateTime.parse(step.path("at").asText()).toInstant();
        long age = Duration.between(at, sent).toMillis();
        assertTrue(Math.abs(age - step.path("age_ms").asLong()) < 1_000, step::toString);
        late |= Duration.between(sent, sending.at()).compareTo(Duration.ofSeconds(130)) > 0;
      }
    }
    assertTrue(late, "none came later than any phone's clock is wrong");
  }

  @Test
  void interleavedDoorsAreOneInsideTheOther() {
    Scenario day = ScenarioFile.load(ScenarioFile.SWARM_OF + "overlap", 3L);
    List<VisitTruth> visits = DayPlanner.plan(day).truth().visits();
    long inside =
        visits.stream()
            .filter(
                one ->
                    visits.stream()
                        .anyMatch(
                            other ->
                                other.technician().equals(one.technician())
                                    && other.arrived().isBefore(one.arrived())
                                    && other.ended().isAfter(one.ended())))
            .count();

    assertTrue(inside > 5, "only " + inside);
  }

  @Test
  void aTowersDoorsAreManyAtOnePoint() {
    Scenario day = ScenarioFile.load(ScenarioFile.SWARM_OF + "towers", 3L);
    int most =
        DayPlanner.plan(day).rounds().stream()
            .flatMap(round -> round.calls().stream())
            .mapToInt(List::size)
            .max()
            .orElse(0);

    assertTrue(most >= 12, "only " + most);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void everyKindOfDayIsDrawnAndHoldsBreaches(SwarmKind kind) {
    Day day = DayPlanner.plan(ScenarioFile.load(ScenarioFile.SWARM_OF + kind.wireName(), 2L));
    Set<String> broken = new TreeSet<>();
    day.truth().visits().forEach(visit -> broken.addAll(broken(visit)));

    assertTrue(broken.containsAll(Set.of("REC-1", "REC-2", "REC-4")), broken::toString);
  }

  private static Set<String> broken(VisitTruth visit) {
    return visit.rules().stream()
        .filter(rule -> rule.violated() && !rule.rule().equals("MTR-1"))
        .map(Truth.RuleTruth::rule)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** By visit and technician, as the phone's clock had it, which is right to two minutes. */
  private static Map<String, Instant> tapped(Day day, Set<String> steps) {
    Map<String, Instant> tapped = new HashMap<>();
    for (Sending sending : day.sendings()) {
      JsonNode step = json(sending);
      if (steps.contains(step.path("step").asText()) && step.has("age_ms")) {
        Instant at = sending.at().minusMillis(step.path("age_ms").asLong());
        String visit = sending.to().split("/", -1)[4];
        tapped.merge(
            visit + " " + step.path("technician").asText(), at, (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    return tapped;
  }

  private static String key(VisitTruth visit) {
    return visit.visit() + " " + visit.technician();
  }

  private static JsonNode json(Sending sending) {
    try {
      return JSON.readTree(sending.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(sending.body(), e);
    }
  }

  private static List<String> bodies(Day day) {
    List<String> bodies = new ArrayList<>();
    day.sendings().forEach(sending -> bodies.add(sending.at() + sending.body()));
    day.later().forEach(sending -> bodies.add(sending.at() + sending.body()));
    return bodies;
  }

  private static Day day(@Nullable String habit) {
    if (habit == null) {
      return DayPlanner.plan(DAY);
    }
    Mishap one =
        Objects.requireNonNull(
            new MishapForm(Map.of("do", habit)).checked(habit + "-1", DAY.from()).mishap());
    return DayPlanner.plan(DAY, DAY.begins(), List.of(one));
  }
}
