package io.lintel.gateway.audit;

import static io.lintel.gateway.audit.WorkedCasesTest.assertVerdict;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.recorder.RecorderEventType;
import io.lintel.gateway.visit.StepType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * REC-1, case by case; the knock is tapped at 20:00 (−5 s, +10 s), and both clocks are known to a
 * second.
 */
class RecorderOnBeforeKnockTest {
  /** One second either side of each border: certain, in time, explicable, late. */
  @ParameterizedTest(name = "on at {0}: {1}")
  @CsvSource({
    "19:30,PASS,true",
    "19:52,PASS,true",
    "19:54,PASS,false",
    "19:59,PASS,false",
    "20:01,UNDECIDED,false",
    "20:11,UNDECIDED,false",
    "20:13,FAIL,true",
    "21:30,FAIL,true"
  })
  void byItsWords(String on, Outcome outcome, boolean certain) {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7").beats(0, 18).start(on).beats(22, 40).stop("40:45", "manual");

    assertVerdict(
        day.verdict("REC-1"), outcome, certain, outcome == Outcome.FAIL ? Cause.PERSON : null);
  }

  /** The dock read the clock ten hours later: half a second and the drift wider on either side. */
  @ParameterizedTest(name = "filmed from {0}: {1}")
  @CsvSource({
    "19:30,PASS,true",
    "19:51,PASS,true",
    "19:53,PASS,false",
    "19:59,PASS,false",
    "20:01,UNDECIDED,false",
    "20:13,UNDECIDED,false",
    "20:14,FAIL,true",
    "21:30,FAIL,true"
  })
  void byItsFiles(String on, Outcome outcome, boolean certain) {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7").dock().filmed("05:00", "06:00").filmed(on, "40:45").docked("600:00");

    assertVerdict(
        day.verdict("REC-1"), outcome, certain, outcome == Outcome.FAIL ? Cause.PERSON : null);
  }

  @ParameterizedTest(name = "battery {0}, {1}: {2}")
  @CsvSource({
    "80,,PERSON",
    "10,,UNKNOWN",
    "3,,DEVICE",
    ",,UNKNOWN",
    "80,camera,DEVICE",
    "80,storage full,DEVICE"
  })
  void whoALateStartIsPutDownTo(@Nullable Integer battery, @Nullable String fault, Cause cause) {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7");
    recorder.battery = battery;
    recorder.beats(0, 19);
    if (fault != null) {
      recorder.event("20:02", RecorderEventType.FAULT, fault);
    }
    recorder.beats(20, 20).start("21:00").stop("40:45", "manual");

    // It recorded afterwards only: that it could have before is known by its battery alone.
    assertVerdict(day.verdict("REC-1"), Outcome.FAIL, true, cause);
  }

  @Test
  void nothingToJudgeWhereNobodyCalled() {
    StagedDay day = new StagedDay();
    day.recorder("R-7").beats(0, 45);

    assertVerdict(day.verdict("REC-1"), Outcome.NOT_APPLICABLE, false, null);
    assertVerdict(day.verdict("REC-2"), Outcome.NOT_APPLICABLE, false, null);
  }

  @Test
  void noStepShowsTheDoor() {
    StagedDay day = new StagedDay().tap("19:00", StepType.ARRIVED).tap("32:00", StepType.LEFT);
    day.recorder("R-7").beats(0, 45);

    assertVerdict(day.verdict("REC-1"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void noRecorderInHand() {
    Verdict verdict = new StagedDay().ordinaryVisit().verdict("REC-1");

    assertVerdict(verdict, Outcome.UNDECIDED, false, null);
  }

  @Test
  void wordsThatAreMissingJustBeforeMayHaveBeenAnEarlierStart() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7").beats(0, 18).loses(2).start("20:30").beats(21, 40).stop("41:00", "x");

    Verdict verdict = day.verdict("REC-1");

    assertVerdict(verdict, Outcome.UNDECIDED, false, null);
    assertTrue(verdict.because().en().contains("missing just before"), verdict::toString);
  }

  @Test
  void aDockSettlesWhatTheMissingWordsLeftOpen() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7")
        .beats(0, 18)
        .loses(2)
        .start("20:30")
        .beats(21, 40)
        .stop("41:00", "x")
        .dock()
        .filmed("05:00", "06:00")
        .filmed("20:30", "41:00")
        .docked("600:00");

    assertVerdict(day.verdict("REC-1"), Outcome.FAIL, true, Cause.PERSON);
  }

  @Test
  void aSecondRecorderInHandThatMayHaveRecordedIsADoubt() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7").beats(0, 18).start("20:30").beats(21, 40).stop("41:00", "x");
    StagedRecorder second = day.recorder("R-8");
    assertVerdict(day.verdict("REC-1"), Outcome.UNDECIDED, false, null);

    second.dock().docked("600:00");

    assertVerdict(day.verdict("REC-1"), Outcome.FAIL, true, Cause.PERSON);
  }

  @Test
  void aLateStartOnAClockThatNobodyMeasuredIsHeldAgainstNobody() {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedDock dock = day.recorder("R-7").dock();
    dock.readsClock = false;
    dock.setsClock = false;
    dock.filmed("05:00", "06:00").filmed("24:00", "40:45").docked("600:00");

    Verdict verdict = day.verdict("REC-1");

    assertVerdict(verdict, Outcome.UNDECIDED, false, null);
  }
}
