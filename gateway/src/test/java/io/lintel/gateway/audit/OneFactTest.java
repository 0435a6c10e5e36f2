package io.lintel.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.StepType;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * What a page and a finding need beside the outcome: which verdicts rest on the same, what happened
 * beside the visit, and what is linked to it. The visit lasts from 19:00 to 32:00.
 */
class OneFactTest {
  @Test
  void aRecordingThatIsMissingAltogetherIsOneFact() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7").beats(0, 40);

    assertEquals(Outcome.FAIL, day.verdict("REC-2").outcome());
    assertEquals("REC-1", day.verdict("REC-2").toldWith());
    assertNull(day.verdict("REC-1").toldWith());
  }

  @Test
  void aRecordingThatBeganTooLateIsOneFact() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7").beats(0, 20).start("21:30").beats(22, 40);

    assertEquals(Outcome.FAIL, day.verdict("REC-1").outcome());
    assertEquals(Outcome.FAIL, day.verdict("REC-2").outcome());
    assertEquals("REC-1", day.verdict("REC-2").toldWith());
  }

  @Test
  void aGapInTheMiddleIsAnotherFact() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7")
        .beats(0, 20)
        .start("21:30")
        .beats(22, 24)
        .stop("25:00", "manual")
        .beats(25, 27)
        .start("28:00")
        .beats(28, 40);

    assertEquals(Outcome.FAIL, day.verdict("REC-2").outcome());
    assertNull(day.verdict("REC-2").toldWith());
  }

  @Test
  void aCoverOpenedHoursLaterIsToldAsThatAndDoesNotCountForTheVisit() {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedMeter meter = new StagedMeter(day, "G-1");
    meter.tells("180:00", "1.0");
    meter.alarms("cover_opened").tells("210:00", "1.0");

    Verdict verdict = day.verdict("MTR-4");

    assertEquals(Outcome.FAIL, verdict.outcome());
    assertFalse(verdict.countsForVisit());
    Instant told = Objects.requireNonNull(verdict.beside()).estimate();
    assertTrue(told.isAfter(StagedDay.at("209:55")), told::toString);
    assertFalse(told.isAfter(StagedDay.at("210:00")), told::toString);
    String en = verdict.because().en();
    assertTrue(en.endsWith("; 2 h 28 min to 2 h 58 min after the visit"), en);
    String zh = verdict.because().zh();
    assertTrue(zh.endsWith("；服务结束后 2 小时 28 分至 2 小时 58 分"), zh);
  }

  @Test
  void whatIsInOrderNeedsNoTime() {
    StagedDay day = new StagedDay().ordinaryVisit();
    new StagedMeter(day, "G-1").tells("180:00", "1.0");

    assertNull(day.verdict("MTR-4").beside());
    assertTrue(day.verdict("MTR-4").countsForVisit());
  }

  @Test
  void aTypedReadingWaitsForTheMetersNextWordInItsOwnRhythm() {
    StagedDay day = StagedMeter.typed(new StagedDay().ordinaryVisit(), "25:00", "1.000");
    StagedMeter meter = new StagedMeter(day, "G-1");
    meter.tells("-45:00", "1.000");
    meter.tells("-15:00", "1.000");
    meter.tells("15:00", "1.000");

    CaseResult result = day.judged("gas-strict");
    Verdict verdict = day.verdict(result, "MTR-2", StagedDay.VISIT);

    assertEquals(Outcome.UNDECIDED, verdict.outcome());
    Instant until = Objects.requireNonNull(result.waits().get(verdict.point()), "it waits");
    assertTrue(until.isAfter(StagedDay.at("115:00")), until::toString);
    assertTrue(until.isBefore(StagedDay.at("120:00")), until::toString);
  }

  /** Recorded from 22:00 to 29:00 at the door; all steps were tapped 25 minutes later. */
  @Test
  void aRecordingLongBeforeLateTapsIsDrawnAndSpokenOf() {
    StagedDay day = new StagedDay();
    StagedRecorder recorder = day.recorder("R-7");
    recorder.fix = new Step.Fix(StagedDay.ADDRESS, 10);
    recorder.beats(0, 21).start("22:00").beats(22, 28).stop("29:00", "manual").beats(29, 70);
    day.tap("54:00", StepType.ARRIVED).tap("54:04", StepType.KNOCKED);
    day.tap("54:06", StepType.ENTERED).tap("54:09", StepType.LEFT);

    CaseResult result = day.judged("gas-strict");
    VisitStory story = result.stories().get(0);
    boolean linked =
        result.links().stream()
            .anyMatch(link -> link.visit() != null && link.seq() == day.seqOf("22:00"));

    String because = day.verdict(result, "REC-1", StagedDay.VISIT).because().en();
    assertTrue(linked, () -> "REC-1 says: " + because);
    assertFalse(story.recordings().isEmpty(), "linked, and so drawn");
    assertTrue(because.contains("is linked to this visit"), because);
  }
}
