package io.lintel.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.visit.VisitKind;
import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A header's time may be that of the finish, and a length may be no length. */
class FileTimesTest {
  private static final String EVENING = "540:00";

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  /** Knocked at 20:00, left at 32:00. */
  @ParameterizedTest(name = "on {0} to {1}, header of the finish: {2}, {3}, {4}")
  @CsvSource({
    "19:00, 33:00, true, false, UNDECIDED",
    "19:00, 33:00, true, true, PASS",
    "19:00, 33:00, false, false, UNDECIDED",
    "19:00, 33:00, false, true, PASS",
    "12:00, 19:30, true, false, UNDECIDED",
    "12:00, 19:30, true, true, UNDECIDED",
    "12:00, 18:50, false, true, UNDECIDED",
    "26:00, 33:00, true, false, UNDECIDED",
    "26:00, 33:00, true, true, FAIL"
  })
  void aHeaderTellsTheBeginOrTheFinishAndTheNameWhich(
      String on, String off, boolean finishes, boolean named, Outcome outcome) {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedDock dock = dock(day);
    dock.finishes = finishes;
    dock.named = named;
    dock.filmed(on, off).docked(EVENING);

    assertEquals(outcome, day.verdict("REC-1").outcome(), () -> day.verdict("REC-1").toString());
    assertNotEquals(
        outcome == Outcome.PASS ? Outcome.FAIL : Outcome.PASS, day.verdict("REC-2").outcome());
  }

  @ParameterizedTest(name = "header of the finish: {0}")
  @CsvSource({"true", "false"})
  void theOtherFilesOfTheRecorderSayWhich(boolean finishes) {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedDock dock = dock(day);
    dock.finishes = finishes;
    if (finishes) {
      dock.filmed("0:30", "10:00").filmed("10:20", "11:00");
    } else {
      dock.filmed("0:30", "1:00").filmed("1:20", "11:00");
    }
    dock.filmed("19:00", "33:00").docked(EVENING);

    assertEquals(Outcome.PASS, day.verdict("REC-1").outcome());
    assertEquals(Outcome.PASS, day.verdict("REC-2").outcome());
  }

  @Test
  void theRecordersWordsSayWhich() {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder =
        day.recorder("R-7").beats(0, 18).start("19:00").beats(19, 32).stop("33:00", "manual");
    recorder.beats(33, 60);
    StagedDock dock = recorder.dock();
    dock.headers = true;
    dock.finishes = true;
    dock.filmed("19:00", "33:00").docked(EVENING);

    assertEquals(Outcome.PASS, day.verdict("REC-1").outcome());
    assertEquals(Outcome.PASS, day.verdict("REC-2").outcome());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whoRecordedNeverFailsWhateverTheHeadersTell(long seed) {
    Random random = new Random(seed);
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedDock dock = dock(day);
    dock.finishes = random.nextBoolean();
    dock.named = random.nextInt(3) == 0;
    int at = 10;
    while (random.nextInt(3) > 0 && at < 800) {
      int length = 20 + random.nextInt(200);
      dock.filmed(StagedDock.clock(at), StagedDock.clock(at + length));
      at += length + 5 + random.nextInt(100);
    }
    int on = Math.max(at, 1_190 - random.nextInt(300));
    dock.filmed(StagedDock.clock(on), StagedDock.clock(1_925 + random.nextInt(600)));
    dock.docked(EVENING);

    for (String rule : new String[] {"REC-1", "REC-2"}) {
      Verdict verdict = day.verdict(rule);
      assertNotEquals(Outcome.FAIL, verdict.outcome(), verdict::toString);
    }
  }

  @ParameterizedTest(name = "{0} long")
  @CsvSource({"PT9H", "PT13H15M21.858S", "P365D", "P2D"})
  void aLengthThatCannotBeAcquitsNobodyAndAccusesNobody(Duration claimed) {
    StagedDay day = new StagedDay().ordinaryVisit();
    VisitId other = new VisitId("D-1");
    day.visit("D-1", VisitKind.REPAIR);
    day.tap(other, day.at(3_000), StepType.ARRIVED, null, null)
        .tap(other, day.at(3_060), StepType.KNOCKED, null, null)
        .tap(other, day.at(3_100), StepType.ENTERED, null, null)
        .tap(other, day.at(4_000), StepType.LEFT, null, null);
    StagedDock dock = day.recorder("R-7").dock();
    dock.claims = claimed;
    dock.filmed("19:00", "33:00");
    dock.claims = null;
    dock.filmed("100:00", "110:00").docked(EVENING);

    CaseResult result = day.judged("gas-strict");
    for (String rule : new String[] {"REC-1", "REC-2"}) {
      assertNotEquals(
          Outcome.FAIL, day.verdict(result, rule, StagedDay.VISIT).outcome(), result::toString);
      assertNotEquals(Outcome.PASS, day.verdict(result, rule, other).outcome());
    }
  }

  @Test
  void wordsSayHowLongAFileIsWhoseLengthCannotBe() {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder =
        day.recorder("R-7").beats(0, 18).start("19:00").beats(19, 32).stop("33:00", "manual");
    recorder.beats(33, 60);
    StagedDock dock = recorder.dock();
    dock.claims = Duration.ofHours(8);
    dock.filmed("19:00", "33:00").docked(EVENING);

    assertEquals(Outcome.PASS, day.verdict("REC-1").outcome());
    assertEquals(Outcome.PASS, day.verdict("REC-2").outcome());
  }

  private static StagedDock dock(StagedDay day) {
    StagedDock dock = day.recorder("R-7").dock();
    dock.headers = true;
    dock.numbered = true;
    return dock;
  }
}
