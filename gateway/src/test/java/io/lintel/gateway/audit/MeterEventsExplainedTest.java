package io.lintel.gateway.audit;

import static io.lintel.gateway.audit.WorkedCasesTest.assertVerdict;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.VisitKind;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * MTR-4, case by case. The visit lasts from 19:00 to 32:00; an event may be 300 s from what
 * explains it. An unexplained one is the meter's, and the cause unknown.
 */
class MeterEventsExplainedTest {
  private final StagedDay day = new StagedDay().ordinaryVisit();
  private final StagedMeter meter = new StagedMeter(day, "G-1");

  @Test
  void nothingWasDone() {
    meter.valve(true).tells("10:00", "1.0");
    meter.tells("40:00", "1.1");

    Verdict verdict = day.verdict("MTR-4");

    assertVerdict(verdict, Outcome.PASS, true, null);
    assertNull(verdict.technician());
  }

  @Test
  void theMeterSaysNothing() {
    assertVerdict(day.verdict("MTR-4"), Outcome.NOT_APPLICABLE, false, null);
  }

  @Test
  void notCarriedOut() {
    day.steps.clear();
    turned("50:00", "60:00");

    assertVerdict(day.verdict("MTR-4"), Outcome.NOT_APPLICABLE, false, null);
  }

  @Test
  void anAlarmThatStandsInTheFirstReadingMayBeOld() {
    meter.alarms("cover_opened").tells("50:00", "1.0");

    assertVerdict(day.verdict("MTR-4"), Outcome.PASS, true, null);
  }

  @ParameterizedTest(name = "{0} between 50:00 and 60:00: {1}")
  @CsvSource({
    "cover_opened, FAIL, UNKNOWN",
    "tamper, FAIL, UNKNOWN",
    "meter_reset, FAIL, UNKNOWN",
    "valve_closed, FAIL, UNKNOWN",
    "battery_low, PASS,",
  })
  void alarms(String alarm, Outcome outcome, @Nullable Cause cause) {
    meter.tells("50:00", "1.0");
    meter.alarms(alarm).tells("60:00", "1.1");

    assertVerdict(day.verdict("MTR-4"), outcome, true, cause);
  }

  /** The technician left at 32:00 by a tap that is known to some seconds. */
  @ParameterizedTest(name = "turned between {0} and {1}: {2}")
  @CsvSource({
    "25:00, 26:00, PASS,",
    "10:00, 60:00, PASS,",
    "37:11, 38:00, PASS,",
    "37:15, 38:00, FAIL, UNKNOWN",
    "12:00, 14:00, PASS,",
    "12:00, 13:50, FAIL, UNKNOWN",
  })
  void turned(String from, String to, Outcome outcome, @Nullable Cause cause) {
    meter.valve(true).tells(from, "1.0");
    meter.valve(false).tells(to, "1.0");

    assertVerdict(day.verdict("MTR-4"), outcome, true, cause);
  }

  /** It reads every 30 minutes, also at 30:00, in the visit; what comes between is an alarm. */
  @ParameterizedTest(name = "{0} told at {1}: {2}")
  @CsvSource({
    "valve_closed, 35:00, PASS, true",
    "valve_closed, 37:00, PASS, true",
    "valve_closed, 37:40, UNDECIDED, false",
    "valve_closed, 50:00, UNDECIDED, false",
    "cover_opened, 50:00, UNDECIDED, false",
    "valve_closed, 59:00, UNDECIDED, false",
  })
  void whatIsToldOutOfTurnWasToldAtOnce(String alarm, String at, Outcome outcome, boolean certain) {
    meter.valve(true);
    for (String regular : List.of("-120:00", "-90:00", "-60:00", "-30:00", "0:00", "30:00")) {
      meter.tells(regular, "1.0");
    }
    meter.valve(!alarm.equals("valve_closed")).alarms(alarm).tells(at, "1.0");
    meter.alarms().tells("60:00", "1.0");

    assertVerdict(day.verdict("MTR-4"), outcome, certain, null);
  }

  /** A meter's clock and its network are not that exact. */
  @ParameterizedTest(name = "told at {0}, and then at {1}")
  @CsvSource({"59:00, 89:00", "58:00, 90:00", "60:00, 90:00", "60:00, 62:00"})
  void whatIsToldInTurnMayBeOlder(String at, String next) {
    meter.valve(true);
    for (String regular : List.of("-120:00", "-90:00", "-60:00", "-30:00", "0:00", "30:00")) {
      meter.tells(regular, "1.0");
    }
    meter.valve(false).alarms("valve_closed").tells(at, "1.0");
    meter.alarms().tells(next, "1.0");

    assertVerdict(day.verdict("MTR-4"), Outcome.PASS, true, null);
  }

  /** A valve that only its state tells of may be read at any time, asked for by somebody. */
  @Test
  void aReadingOutOfTurnIsNoAlarm() {
    meter.valve(true);
    for (String regular : List.of("-120:00", "-90:00", "-60:00", "-30:00", "0:00", "30:00")) {
      meter.tells(regular, "1.0");
    }
    meter.valve(false).tells("50:00", "1.0");

    assertVerdict(day.verdict("MTR-4"), Outcome.PASS, true, null);
  }

  /** The valve was turned, or the cover opened, between 50:00 and 60:00. */
  @ParameterizedTest(name = "{1} asked at {2}, {0}: {3}")
  @CsvSource({
    "valve, valve_close, 51:00, PASS,",
    "valve, valve_close, 65:00, PASS,",
    "valve, valve_close, 65:01, FAIL, UNKNOWN",
    "valve, valve_close, -1390:00, PASS,",
    "valve, valve_close, -1391:50, FAIL, UNKNOWN",
    "valve, reset, 51:00, FAIL, UNKNOWN",
    "meter_reset, reset, 51:00, PASS,",
    "cover_opened, valve_close, 51:00, FAIL, UNKNOWN",
    "cover_opened, reset, 51:00, FAIL, UNKNOWN",
  })
  void commands(String what, String command, String asked, Outcome outcome, @Nullable Cause cause) {
    event(what);
    meter.asked(asked, command);

    assertVerdict(day.verdict("MTR-4"), outcome, true, cause);
  }

  /** The valve was turned between 50:00 and 60:00. */
  @ParameterizedTest(name = "another visit at G-{0} from {1} to {2}: {3}")
  @CsvSource({
    "1, 52:00, 58:00, PASS, true,",
    "1, 40:00, 44:57, FAIL, true, UNKNOWN",
    "1, 40:00, 44:58, PASS, true,",
    "1, 65:00, 70:00, PASS, true,",
    "1, 65:01, 70:00, FAIL, true, UNKNOWN",
    "2, 52:00, 58:00, FAIL, true, UNKNOWN",
    "1, 52:00, , UNDECIDED, false,",
    "1, 40:00, , UNDECIDED, false,",
    "1, 65:01, , FAIL, true, UNKNOWN",
    "1, , , UNDECIDED, false,",
    "2, , , FAIL, true, UNKNOWN",
  })
  void anotherVisit(
      int meterNumber,
      @Nullable String from,
      @Nullable String to,
      Outcome outcome,
      boolean certain,
      @Nullable Cause cause) {
    event("valve");
    StagedMeter.call(day, "G-" + meterNumber, VisitKind.REPAIR, from, to);

    assertVerdict(day.verdict("MTR-4"), outcome, certain, cause);
  }

  @Test
  void theClockWasSetBackAfterwards() {
    meter.hasClock = true;
    meter.device.skew = Duration.ofHours(2);
    meter.valve(true).tells("8:00", "1.0");
    meter.device.skew = Duration.ZERO;
    meter.tells("20:00", "1.0");
    meter.valve(false).tells("30:00", "1.0");

    assertVerdict(day.verdict("MTR-4"), Outcome.PASS, true, null);
  }

  @Test
  void whatExplainsItCountsMoreThanAVisitNotHeardOf() {
    event("valve");
    StagedMeter.call(day, "G-1", VisitKind.REPAIR, null, null);
    meter.asked("51:00", "valve_close");

    assertVerdict(day.verdict("MTR-4"), Outcome.PASS, true, null);
  }

  @Test
  void aVisitOfTheDayHasNoSteps() {
    event("valve");
    day.visit("V-2", VisitKind.REPAIR, "G-1");

    assertVerdict(day.verdict("MTR-4"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void aVisitDueAtAnotherHourHasNoSteps() {
    event("valve");
    day.visit("V-2", VisitKind.REPAIR, "G-1");
    day.visits.set(1, StagedMeter.due(day.visits.get(1), "300:00", "360:00"));

    assertVerdict(day.verdict("MTR-4"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void aVisitWithoutStepsWasCalledOff() {
    event("valve");
    day.visit("V-2", VisitKind.REPAIR, "G-1");
    day.visits.set(1, StagedMeter.cancelled(day.visits.get(1)));

    assertVerdict(day.verdict("MTR-4"), Outcome.FAIL, true, Cause.UNKNOWN);
  }

  @Test
  void whatIsToldOnTheNextDayIsThatDays() {
    turned("800:00", "901:00");

    assertVerdict(day.verdict("MTR-4"), Outcome.PASS, true, null);
  }

  @Test
  void ofAnotherMeterInTheVisitNothingIsSaid() {
    new StagedMeter(day, "G-2").valve(true).tells("50:00", "1.0");
    new StagedMeter(day, "G-2").valve(false).tells("60:00", "1.0");
    meter.tells("50:00", "1.0");

    assertVerdict(day.verdict("MTR-4"), Outcome.PASS, true, null);
  }

  @Test
  void theSameTechnicianCameAgain() {
    event("valve");
    day.visit("V-2", VisitKind.REPAIR, "G-1");
    day.tap(day.visits.get(1).id(), StagedDay.at("55:00"), StepType.KNOCKED, null, null);
    day.tap(day.visits.get(1).id(), StagedDay.at("59:00"), StepType.LEFT, null, null);

    assertVerdict(day.verdict("MTR-4"), Outcome.PASS, true, null);
  }

  /** All was tapped in the car at 40:00 and 41:00: the visit was before, nobody knows when. */
  @ParameterizedTest(name = "turned between {0} and {1}: {2}")
  @CsvSource({
    "-100:00, -90:00, UNDECIDED,",
    "30:00, 40:30, UNDECIDED,",
    "46:10, 48:00, UNDECIDED,",
    "46:15, 48:00, FAIL, UNKNOWN",
  })
  void theVisitWasTappedLate(String from, String to, Outcome outcome, @Nullable Cause cause) {
    tappedInTheCar();
    turned(from, to);

    assertVerdict(day.verdict("MTR-4"), outcome, outcome == Outcome.FAIL, cause);
  }

  @Test
  void aCommandExplainsWhateverWasTappedLate() {
    tappedInTheCar();
    turned("46:15", "48:00");
    meter.asked("46:30", "valve_close");

    assertVerdict(day.verdict("MTR-4"), Outcome.PASS, true, null);
  }

  private void tappedInTheCar() {
    Step.Fix car = RecorderAtPlaceTest.away(300);
    day.steps.clear();
    day.tap(StagedDay.VISIT, StagedDay.at("40:00"), StepType.KNOCKED, car, null)
        .tap(StagedDay.VISIT, StagedDay.at("41:00"), StepType.LEFT, car, null);
  }

  private void event(String what) {
    if (what.equals("valve")) {
      turned("50:00", "60:00");
    } else {
      meter.tells("50:00", "1.0");
      meter.alarms(what).tells("60:00", "1.0");
    }
  }

  private void turned(String from, String to) {
    meter.valve(true).tells(from, "1.0");
    meter.valve(false).tells(to, "1.0");
  }
}
