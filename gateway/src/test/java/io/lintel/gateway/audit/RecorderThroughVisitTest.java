package io.lintel.gateway.audit;

import static io.lintel.gateway.audit.WorkedCasesTest.assertVerdict;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.visit.StepType;
import org.junit.jupiter.api.Test;

/** REC-2, case by case; the visit is from the knock at 20:00 to leaving at 32:00. */
class RecorderThroughVisitTest {
  @Test
  void recordedThroughout() {
    assertVerdict(judged("19:00", "40:00", "manual"), Outcome.PASS, true, null);
  }

  @Test
  void stoppedByHandFiveMinutesBeforeLeaving() {
    Verdict verdict = judged("19:00", "27:00", "manual");

    assertVerdict(verdict, Outcome.FAIL, true, Cause.PERSON);
    assertTrue(verdict.because().en().contains("stopped by hand"), verdict::toString);
    assertTrue(verdict.because().zh().contains("人工停止"), verdict::toString);
  }

  @Test
  void batteryEmptyFiveMinutesBeforeLeaving() {
    assertVerdict(judged("19:00", "27:00", "battery"), Outcome.FAIL, true, Cause.DEVICE);
  }

  @Test
  void stoppedAnywhereInTheLastSecondsTheTapCouldExplain() {
    assertVerdict(judged("19:00", "31:56", "manual"), Outcome.PASS, false, null);
    assertVerdict(judged("19:00", "31:50", "manual"), Outcome.UNDECIDED, false, null);
    assertVerdict(judged("19:00", "31:40", "manual"), Outcome.UNDECIDED, false, null);
  }

  /** Leaving is tapped in the car; what was tapped before was tapped inside. */
  @Test
  void stoppedBeforeTheLastActInsideIsStoppedTooEarly() {
    assertVerdict(judged("19:00", "31:10", "manual"), Outcome.UNDECIDED, false, null);
    assertVerdict(judged("19:00", "30:40", "manual"), Outcome.FAIL, true, Cause.PERSON);
  }

  @Test
  void aGapOfFiveSecondsIsNoneAndOfSixIsOne() {
    assertVerdict(paused("24:00", "24:05"), Outcome.PASS, true, null);
    assertVerdict(paused("24:00", "24:06"), Outcome.FAIL, true, Cause.PERSON);
  }

  /** Who reads of one gap only would explain that one, and hear of the next one later. */
  @Test
  void everyGapIsTold() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7")
        .beats(0, 22)
        .start("23:00")
        .stop("25:00", "manual")
        .beats(25, 26)
        .start("27:00")
        .stop("29:00", "manual")
        .beats(29, 40);

    Verdict verdict = day.verdict("REC-2");

    assertVerdict(verdict, Outcome.FAIL, true, Cause.PERSON);
    assertEquals(3, verdict.because().en().split("; ", -1).length, verdict::toString);
    assertEquals(3, verdict.because().zh().split("；", -1).length, verdict::toString);
  }

  @Test
  void theSeamOfTwoFilesIsNoGap() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7")
        .beats(0, 18)
        .start("19:00")
        .beats(19, 23)
        .stop("24:00", "segment")
        .start("24:02")
        .beats(24, 40);

    assertVerdict(day.verdict("REC-2"), Outcome.PASS, true, null);
    assertTrue(
        day.judged("gas-strict").stories().get(0).recordings().get(0).gaps().stream()
            .allMatch(gap -> gap.why().wireName().equals("segment_seam")));
  }

  @Test
  void notKnownYetAfterTheLastWord() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7").beats(0, 18).start("19:00").beats(19, 25);

    assertVerdict(day.verdict("REC-2"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void noStepShowsTheEnd() {
    StagedDay day =
        new StagedDay()
            .tap("19:00", StepType.ARRIVED)
            .tap("20:00", StepType.KNOCKED)
            .tap("21:00", StepType.DOOR_OPENED)
            .tap("22:00", StepType.ENTERED)
            .tap("25:00", StepType.WORK_STARTED);
    day.recorder("R-7").beats(0, 18).start("19:00").beats(19, 40);

    assertVerdict(day.verdict("REC-2"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void twoRecordersTakeTurns() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7")
        .beats(0, 18)
        .start("19:00")
        .beats(19, 25)
        .stop("25:45", "manual")
        .beats(26, 40);
    day.recorder("R-8").beats(0, 24).start("25:00").beats(25, 40);

    assertVerdict(day.verdict("REC-2"), Outcome.PASS, true, null);
  }

  @Test
  void notCarriedOutIsNotApplicable() {
    StagedDay day = new StagedDay();
    day.recorder("R-7").beats(0, 40);

    assertVerdict(day.verdict("REC-2"), Outcome.NOT_APPLICABLE, false, null);
    assertVerdict(day.verdict("REC-1"), Outcome.NOT_APPLICABLE, false, null);
  }

  private static Verdict judged(String start, String stop, String why) {
    StagedDay day = new StagedDay().ordinaryVisit();
    int stopped = Integer.parseInt(stop.substring(0, 2));
    day.recorder("R-7")
        .beats(0, 18)
        .start(start)
        .beats(19, stopped - 1)
        .stop(stop, why)
        .beats(stopped + 1, 45);
    return day.verdict("REC-2");
  }

  private static Verdict paused(String stop, String start) {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7")
        .beats(0, 18)
        .start("19:00")
        .beats(19, 23)
        .stop(stop, "manual")
        .start(start)
        .beats(24, 45);
    return day.verdict("REC-2");
  }
}
