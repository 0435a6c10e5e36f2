package io.lintel.gateway.audit;

import static io.lintel.gateway.audit.WorkedCasesTest.assertVerdict;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.recorder.RecorderEventType;
import io.lintel.gateway.visit.StepType;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** REC-1, case by case; the knock is tapped at 20:00, clocks are known within ±1 s. */
class RecorderOnBeforeKnockTest {
  @ParameterizedTest(name = "on at {0}")
  @CsvSource({
    // surely before −5 s of the tap, less both clocks' second
    "19:52,PASS,true",
    // at exactly that, their drift is a doubt
    "19:53,PASS,false",
    // by the estimate not after
    "19:59,PASS,false",
    "20:01,UNDECIDED,false",
    // surely after +10 s of the tap, and both clocks' second
    "20:11,UNDECIDED,false",
    "20:13,FAIL,true",
  })
  void aSecondEitherSide(String on, Outcome outcome, boolean certain) {
    assertVerdict(
        recordedFrom(on).verdict("REC-1"),
        outcome,
        certain,
        outcome == Outcome.FAIL ? Cause.PERSON : null);
  }

  @Test
  void aFaultBeforeTheStartIsTheDevices() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7")
        .beats(0, 19)
        .event("20:05", RecorderEventType.FAULT, "camera")
        .start("21:00")
        .beats(21, 45);

    assertVerdict(day.verdict("REC-1"), Outcome.FAIL, true, Cause.DEVICE);
  }

  @Test
  void withoutWordOfTheBatteryTheCauseIsUnknown() {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7");
    recorder.battery = null;
    recorder.beats(0, 19).start("21:00").beats(21, 45);

    assertVerdict(day.verdict("REC-1"), Outcome.FAIL, true, Cause.UNKNOWN);
  }

  @Test
  void aStartWhoseWordsBeforeAreMissingIsHeldAgainstNobody() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7").beats(0, 18).loses(2).start("21:00").beats(21, 45);

    assertVerdict(day.verdict("REC-1"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void aRecorderClockThatNobodyMeasuredIsHeldAgainstNobody() {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7");
    recorder.device.skew = Duration.ofMinutes(5);
    recorder.device.flushedAt = StagedDay.at("600:00");
    recorder.beats(0, 18).start("19:00").beats(19, 45);

    assertEquals(Outcome.UNDECIDED, day.verdict("REC-1").outcome(), day.verdict("REC-1")::toString);
  }

  @Test
  void aPhoneClockThatNobodyMeasuredIsHeldAgainstNobody() {
    StagedDay day = new StagedDay();
    day.phone.skew = Duration.ofMinutes(-5);
    day.phone.flushedAt = StagedDay.at("600:00");
    day.ordinaryVisit();
    day.recorder("R-7").beats(0, 18).start("19:30").beats(20, 45);

    Verdict verdict = day.verdict("REC-1");
    assertVerdict(verdict, Outcome.UNDECIDED, false, null);
    assertTrue(verdict.because().en().contains("phone's clock"), verdict::toString);
  }

  @Test
  void nobodyBookedARecorderOut() {
    assertVerdict(new StagedDay().ordinaryVisit().verdict("REC-1"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void noStepShowsTheDoor() {
    StagedDay day = new StagedDay().tap("19:00", StepType.ARRIVED).tap("32:00", StepType.LEFT);
    day.recorder("R-7").beats(0, 45);

    assertVerdict(day.verdict("REC-1"), Outcome.UNDECIDED, false, null);
  }

  private static StagedDay recordedFrom(String on) {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7").beats(0, 18).start(on).beats(21, 45);
    return day;
  }
}
