package io.lintel.gateway.audit;

import static io.lintel.gateway.audit.WorkedCasesTest.assertVerdict;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.recorder.RecorderEventType;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.Visit;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.visit.VisitKind;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * REC-4, case by case: the visit lasts from 19:00 to 32:00, between one before and one after. The
 * radius is 150 m, fixes are good to 10 m. A breach has cause unknown.
 */
class RecorderAtPlaceTest {
  private static final double METRES_OF_A_DEGREE = 111_194.93;

  private final StagedDay day = new StagedDay();

  @Test
  void atTheAddress() {
    Verdict verdict = carried(0, 0, 0).verdict("REC-4");

    assertVerdict(verdict, Outcome.PASS, true, null);
    assertEquals(day.technician, verdict.technician());
  }

  @ParameterizedTest(name = "{0} m and {1} m away: {2}")
  @CsvSource({
    "158, 159, PASS, true,",
    "161, 159, PASS, false,",
    "161, 162, FAIL, true, UNKNOWN",
    "161, 161, UNDECIDED, false,",
    "5000, 9000, FAIL, true, UNKNOWN",
  })
  void away(double first, double next, Outcome outcome, boolean certain, @Nullable Cause cause) {
    assertVerdict(carried(0, first, next).verdict("REC-4"), outcome, certain, cause);
  }

  @Test
  void oneOutlier() {
    aroundTheVisit();
    StagedRecorder recorder = day.recorder("R-7");
    at(recorder, "5:00", 0);
    at(recorder, "25:00", 2_000);
    at(recorder, "50:00", 0);

    assertVerdict(day.verdict("REC-4"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void notKnownToHaveBeenWithTheTechnicianBefore() {
    assertVerdict(carried(3_000, 2_000, 2_100).verdict("REC-4"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void theOnlyVisitOfTheDay() {
    day.ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7");
    at(recorder, "25:00", 2_000);
    at(recorder, "26:00", 2_100);

    assertVerdict(day.verdict("REC-4"), Outcome.UNDECIDED, false, null);
  }

  /** The clock is known to a second or two, and the taps to some seconds. */
  @ParameterizedTest(name = "its only position at {0}: {1}")
  @CsvSource({
    "18:50, NOT_APPLICABLE",
    "19:06, UNDECIDED",
    "31:40, UNDECIDED",
    "32:20, NOT_APPLICABLE",
  })
  void aroundTheEdges(String clock, Outcome outcome) {
    aroundTheVisit();
    StagedRecorder recorder = day.recorder("R-7");
    recorder.beats(0, 17);
    at(recorder, clock, 2_000);

    assertVerdict(day.verdict("REC-4"), outcome, false, null);
  }

  @Test
  void theClockWasNeverMeasured() {
    aroundTheVisit();
    StagedRecorder recorder = day.recorder("R-7");
    recorder.device.flushedAt = StagedDay.NINE.plus(Duration.ofHours(10));
    at(recorder, "5:00", 0);
    at(recorder, "19:10", 2_000);
    at(recorder, "31:50", 2_100);
    at(recorder, "50:00", 0);

    assertVerdict(day.verdict("REC-4"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void noPositions() {
    day.ordinaryVisit();
    day.recorder("R-7").beats(0, 45);

    assertVerdict(day.verdict("REC-4"), Outcome.NOT_APPLICABLE, false, null);
  }

  @Test
  void noRecorder() {
    assertVerdict(day.ordinaryVisit().verdict("REC-4"), Outcome.NOT_APPLICABLE, false, null);
  }

  @Test
  void theAddressHasNoPosition() {
    carried(0, 2_000, 2_100);
    Visit known = day.visits.get(0);
    day.visits.set(
        0,
        new Visit(
            known.id(),
            known.kind(),
            known.technicians(),
            null,
            null,
            null,
            null,
            List.of(),
            null,
            null,
            "planned"));

    assertVerdict(day.verdict("REC-4"), Outcome.NOT_APPLICABLE, false, null);
  }

  @Test
  void notCarriedOut() {
    carried(0, 2_000, 2_100);
    day.steps.removeIf(step -> step.visit().equals(StagedDay.VISIT));

    assertVerdict(day.verdict("REC-4"), Outcome.NOT_APPLICABLE, false, null);
  }

  /** At the doors before and after, and at these distances in the visit. */
  private StagedDay carried(double before, double first, double next) {
    aroundTheVisit();
    StagedRecorder recorder = day.recorder("R-7");
    at(recorder, "5:00", before);
    at(recorder, "25:00", first);
    at(recorder, "26:00", next);
    at(recorder, "50:00", 0);
    return day;
  }

  private void aroundTheVisit() {
    visited("V-0", "2:00", "8:00");
    day.ordinaryVisit();
    visited("V-2", "45:00", "55:00");
  }

  private void visited(String id, String from, String to) {
    VisitId visit = new VisitId(id);
    day.visit(id, VisitKind.REPAIR)
        .tap(visit, StagedDay.at(from), StepType.KNOCKED, null, null)
        .tap(visit, StagedDay.at(to), StepType.LEFT, null, null);
  }

  private static void at(StagedRecorder recorder, String clock, double metres) {
    recorder.fix = away(metres);
    recorder.event(clock, RecorderEventType.POSITION, null);
  }

  static Step.Fix away(double metres) {
    GeoPoint address = StagedDay.ADDRESS;
    return new Step.Fix(
        new GeoPoint(address.lat() + metres / METRES_OF_A_DEGREE, address.lon()), 10);
  }
}
