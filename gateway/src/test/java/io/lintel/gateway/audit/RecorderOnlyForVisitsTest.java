package io.lintel.gateway.audit;

import static io.lintel.gateway.audit.WorkedCasesTest.assertVerdict;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.recorder.RecorderEventType;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.visit.VisitKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * REC-6, case by case: one visit from 19:00 to 32:00 and one from 100:00 to 110:00. A recording up
 * to 5 min from a visit is the visit's; 5 times may a recorder be switched on.
 */
class RecorderOnlyForVisitsTest {
  private static final VisitId LATER = new VisitId("V-2");

  private final StagedDay day = new StagedDay().ordinaryVisit();
  private final StagedRecorder recorder = new StagedRecorder(day, "R-7");
  private boolean places = true;

  /** The minute of one place more that it tells, at the address. */
  private int tellsAt = -1;

  @Test
  void onlyAtVisits() {
    day.holds("R-7");
    visited();
    records("19:30", "33:00");

    Verdict verdict = day.verdict("REC-6");

    assertVerdict(verdict, Outcome.PASS, true, null);
    assertEquals(day.technician, verdict.technician());
  }

  /** Leaving was tapped at 32:00 and arriving at 100:00, both known to some seconds. */
  @ParameterizedTest(name = "recorded from {0} to {1}: {2}")
  @CsvSource({
    "36:50, 50:00, PASS, true,",
    "37:30, 50:00, FAIL, true, UNKNOWN",
    "60:00, 70:00, FAIL, true, UNKNOWN",
    "60:00, 94:30, FAIL, true, UNKNOWN",
    "60:00, 95:10, PASS, true,",
    "31:00, 94:00, PASS, true,",
  })
  void between(String from, String to, Outcome outcome, boolean certain, @Nullable Cause cause) {
    day.holds("R-7");
    visited();
    records(from, to);

    assertVerdict(day.verdict("REC-6"), outcome, certain, cause);
  }

  @Test
  void theVisitAfterwardsAnswersForItsOwnTime() {
    day.holds("R-7");
    visited();
    records("60:00", "70:00");

    assertVerdict(day.verdict(day.judged("gas-strict"), "REC-6", LATER), Outcome.PASS, true, null);
  }

  @Test
  void thePhoneWasNotHeardSince() {
    day.holds("R-7");
    records("60:00", "70:00");

    assertVerdict(day.verdict("REC-6"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void aVisitWithoutStepsWasDue() {
    day.holds("R-7");
    visited();
    records("60:00", "70:00");
    day.visit("V-3", VisitKind.REPAIR);

    assertVerdict(day.verdict("REC-6"), Outcome.UNDECIDED, false, null);
  }

  /** Recorded from 60:00 to 70:00. A visit may take place at another hour than was agreed. */
  @ParameterizedTest(name = "a visit without steps was due from {0} to {1}")
  @CsvSource({"50:00, 59:00", "65:00, 66:00", "200:00, 260:00"})
  void aVisitWithoutStepsWasDueAt(String from, String to) {
    day.holds("R-7");
    visited();
    records("60:00", "70:00");
    day.visit("V-3", VisitKind.REPAIR);
    day.visits.set(2, StagedMeter.due(day.visits.get(2), from, to));

    assertVerdict(day.verdict("REC-6"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void aVisitWithoutStepsWasCalledOff() {
    day.holds("R-7");
    visited();
    records("60:00", "70:00");
    day.visit("V-3", VisitKind.REPAIR);
    day.visits.set(2, StagedMeter.cancelled(day.visits.get(2)));

    assertVerdict(day.verdict("REC-6"), Outcome.FAIL, true, Cause.UNKNOWN);
  }

  /** Made up for at 118:00, in the car, after the visit at 100:00 that was tapped in time. */
  @Test
  void aVisitWasTappedLateAfterTheNextOne() {
    day.holds("R-7");
    visited();
    tappedLate("118:00", "118:09");
    records("60:00", "70:00");

    assertVerdict(day.verdict("REC-6"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void aVisitThatWasTappedLateWasNotLongBefore() {
    day.holds("R-7");
    visited();
    tappedLate("200:00", "200:09");
    records("60:00", "70:00");

    assertVerdict(day.verdict("REC-6"), Outcome.FAIL, true, Cause.UNKNOWN);
  }

  /** The phone is heard of, and the recorder in the hand, at a visit after the late one. */
  @ParameterizedTest(name = "at {0}")
  @CsvSource({"118:00, 118:09", "175:00, 175:09"})
  void theNextVisitWasTappedLate(String from, String to) {
    day.holds("R-7");
    tappedLate(from, to);
    day.visit("V-2", VisitKind.REPAIR)
        .tap(LATER, StagedDay.at("180:00"), StepType.KNOCKED, null, null)
        .tap(LATER, StagedDay.at("190:00"), StepType.LEFT, null, null);
    tellsAt = 185;
    records("40:00", "50:00", 192);

    assertVerdict(day.verdict("REC-6"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void whereTheRecorderWasTheLateVisitWasMade() {
    day.holds("R-7");
    visited();
    tappedLate("118:00", "118:09");
    tellsAt = 63;
    records("60:00", "70:00");

    assertVerdict(day.verdict("REC-6"), Outcome.PASS, true, null);
  }

  private void tappedLate(String from, String to) {
    VisitId late = new VisitId("V-3");
    day.visit("V-3", VisitKind.REPAIR)
        .tap(late, StagedDay.at(from), StepType.KNOCKED, RecorderAtPlaceTest.away(900), null)
        .tap(late, StagedDay.at(to), StepType.LEFT, RecorderAtPlaceTest.away(900), null);
  }

  @ParameterizedTest(name = "booked out from {0} to {1}")
  @CsvSource({"0:00, 65:00", "65:00, 120:00"})
  void notBookedOutThroughout(String from, String to) {
    day.custody.add(
        new CustodySpan(day.next(), "R-7", day.technician, StagedDay.at(from), StagedDay.at(to)));
    visited();
    records("60:00", "70:00");
    Outcome outcome = from.equals("0:00") ? Outcome.UNDECIDED : Outcome.NOT_APPLICABLE;

    assertVerdict(day.verdict("REC-6"), outcome, false, null);
  }

  @Test
  void bookedOutToSomebodyElse() {
    day.custody.add(
        new CustodySpan(day.next(), "R-7", new TechnicianId("T-8"), StagedDay.at("0:00"), null));
    visited();
    records("60:00", "70:00");

    assertVerdict(day.verdict("REC-6"), Outcome.NOT_APPLICABLE, false, null);
  }

  @Test
  void theClockWasNeverMeasured() {
    day.holds("R-7");
    visited();
    recorder.device.flushedAt = StagedDay.NINE.plus(Duration.ofHours(10));
    records("60:00", "70:00");

    assertVerdict(day.verdict("REC-6"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void notKnownToHaveBeenWithTheTechnician() {
    day.holds("R-7");
    visited();
    places = false;
    records("60:00", "70:00");

    assertVerdict(day.verdict("REC-6"), Outcome.UNDECIDED, false, null);
  }

  @ParameterizedTest(name = "switched on {0} times, {1} of them after the battery was empty: {2}")
  @CsvSource({
    "5, 0, PASS, true,",
    "6, 0, FAIL, true, UNKNOWN",
    "6, 1, FAIL, true, DEVICE",
    "7, 1, FAIL, true, UNKNOWN",
    "5, 5, PASS, true,",
  })
  void switchedOn(int times, int empty, Outcome outcome, boolean certain, @Nullable Cause cause) {
    day.holds("R-7");
    visited();
    switched(times, empty);

    assertVerdict(day.verdict("REC-6"), outcome, certain, cause);
  }

  @Test
  void switchedOnOftenButBookedOutToNobody() {
    recorder.event("1:00", RecorderEventType.BOUND, null);
    visited();
    switched(9, 0);

    assertVerdict(day.verdict("REC-6"), Outcome.NOT_APPLICABLE, false, null);
  }

  @Test
  void noRecorderWasHeard() {
    day.holds("R-7");

    assertVerdict(day.verdict("REC-6"), Outcome.NOT_APPLICABLE, false, null);
  }

  @Test
  void notCarriedOut() {
    day.steps.clear();
    day.holds("R-7");
    records("60:00", "70:00");

    assertVerdict(day.verdict("REC-6"), Outcome.NOT_APPLICABLE, false, null);
  }

  private void visited() {
    day.visit("V-2", VisitKind.REPAIR)
        .tap(LATER, StagedDay.at("100:00"), StepType.KNOCKED, null, null)
        .tap(LATER, StagedDay.at("110:00"), StepType.LEFT, null, null);
  }

  /** Recorded between these times, and told of places within both visits. */
  private void records(String from, String to) {
    records(from, to, 112);
  }

  private void records(String from, String to, int lastMinute) {
    for (int minute = 0; minute <= lastMinute; minute++) {
      if (minute == minuteOf(from)) {
        recorder.start(from);
      }
      if (minute == minuteOf(to)) {
        recorder.stop(to, "manual");
      }
      beat(minute);
    }
  }

  private void beat(int minute) {
    boolean within = minute == 25 || minute == 105 || minute == tellsAt;
    recorder.fix = places && within ? RecorderAtPlaceTest.away(0) : null;
    recorder.heartbeat(minute + ":59");
  }

  private static int minuteOf(String clock) {
    return Integer.parseInt(clock.substring(0, clock.indexOf(':')));
  }

  /** On again every five minutes from 40:00 on, the first of them after the battery was empty. */
  private void switched(int times, int empty) {
    for (int minute = 0; minute < 39; minute++) {
      beat(minute);
    }
    for (int i = 0; i < times; i++) {
      int minute = 40 + 5 * i;
      if (i < empty) {
        recorder.event((minute - 1) + ":30", RecorderEventType.BATTERY_LOW, null);
      }
      recorder.event(minute + ":00", RecorderEventType.POWER_OFF, null);
      recorder.reborn(String.valueOf(i + 2), Duration.ZERO);
      recorder.event((minute + 2) + ":00", RecorderEventType.POWER_ON, null);
    }
    beat(105);
  }
}
