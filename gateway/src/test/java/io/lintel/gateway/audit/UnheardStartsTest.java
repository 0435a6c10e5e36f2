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

/** What was not heard is not what was not: starts that were lost, and clocks nobody looked at. */
class UnheardStartsTest {
  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  /** On at 19:00, off at 23:00, on again at 25:00; the first start never came. */
  @ParameterizedTest(name = "the stop came: {0}, counted: {1}")
  @CsvSource({"true, true", "true, false", "false, true"})
  void aStopOrAHoleShowsThatMoreWasRecordedThanWasHeard(boolean stopped, boolean counted) {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7").beats(0, 17);
    recorder.loses(counted ? 1 : 0);
    if (stopped) {
      recorder.stop("23:00", "manual");
    } else {
      recorder.loses(1).silently(false).heartbeat("23:30");
    }
    recorder.start("25:00").beats(25, 32).stop("33:00", "manual").beats(33, 45);

    assertEquals(Outcome.UNDECIDED, day.verdict("REC-1").outcome());
  }

  @Test
  void whoWasHeardAllTheTimeAndOnTooLateFails() {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7").beats(0, 24).start("25:00").beats(25, 32);
    recorder.stop("33:00", "manual").beats(33, 45);

    assertEquals(Outcome.FAIL, day.verdict("REC-1").outcome());
  }

  @Test
  void aStopToldTwiceIsOne() {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7").beats(0, 5).start("6:00").beats(6, 7);
    recorder.stop("8:00", "manual").stop("8:01", "manual").beats(8, 24).start("25:00");
    recorder.beats(25, 32).stop("33:00", "manual").beats(33, 45);

    assertEquals(Outcome.FAIL, day.verdict("REC-1").outcome());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whoRecordedNeverFailsThoughEveryThirdWordIsLost(long seed) {
    Random random = new Random(seed);
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7");
    int again = 25 * 60 + random.nextInt(60);
    int every = 60 * (1 + random.nextInt(5));
    boolean on = false;
    int[] edges = {
      1_100 + random.nextInt(80), 1_930 + random.nextInt(60), again + 900, again + 1_000
    };
    int edge = 0;
    for (int second = 30; second < 3_600; second += every) {
      while (edge < edges.length && edges[edge] <= second) {
        on = edge % 2 == 0;
        if (random.nextInt(3) == 0) {
          recorder.loses(1).silently(on);
        } else if (on) {
          recorder.start(StagedDock.clock(edges[edge]));
        } else {
          recorder.stop(StagedDock.clock(edges[edge]), "manual");
        }
        edge++;
      }
      if (random.nextInt(3) == 0) {
        recorder.loses(1);
      } else {
        recorder.heartbeat(StagedDock.clock(second));
      }
    }

    for (String rule : new String[] {"REC-1", "REC-2"}) {
      Verdict verdict = day.verdict(rule);
      assertNotEquals(Outcome.FAIL, verdict.outcome(), verdict::toString);
    }
  }

  /** Two doors an hour apart, one file, and a clock that nobody read. */
  @ParameterizedTest(name = "a clock {0} h ahead, recorded at door {1}")
  @CsvSource({"-1, 1", "0, 0", "0, 1", "1, 0"})
  void anHourOffAndUnreadIsTheOneDoorsOrTheOthers(int hours, int door) {
    StagedDay day = new StagedDay();
    VisitId[] doors = {StagedDay.VISIT, new VisitId("D-1")};
    day.visit("D-1", VisitKind.REPAIR);
    for (int i = 0; i < doors.length; i++) {
      int knock = 1_200 + 3_600 * i;
      day.tap(doors[i], day.at(knock - 60), StepType.ARRIVED, null, null)
          .tap(doors[i], day.at(knock), StepType.KNOCKED, null, null)
          .tap(doors[i], day.at(knock + 40), StepType.ENTERED, null, null)
          .tap(doors[i], day.at(knock + 900), StepType.LEFT, null, null);
    }
    StagedRecorder recorder = day.recorder("R-7");
    recorder.device.skew = Duration.ofHours(hours);
    StagedDock dock = recorder.dock();
    dock.readsClock = false;
    int knock = 1_200 + 3_600 * door;
    dock.filmed(StagedDock.clock(knock - 300), StagedDock.clock(knock + 930)).docked("540:00");

    CaseResult result = day.judged("gas-strict");
    for (VisitId each : doors) {
      for (String rule : new String[] {"REC-1", "REC-2"}) {
        Verdict verdict = day.verdict(result, rule, each);
        assertEquals(Outcome.UNDECIDED, verdict.outcome(), verdict::toString);
      }
    }
  }

  @Test
  void filesAloneByAClockThatNobodyReadAreNeverCertain() {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedDock dock = day.recorder("R-7").dock();
    dock.readsClock = false;
    dock.filmed("10:00", "40:00").docked("540:00");

    WorkedCasesTest.assertVerdict(day.verdict("REC-1"), Outcome.PASS, false, null);
    WorkedCasesTest.assertVerdict(day.verdict("REC-2"), Outcome.PASS, false, null);
  }
}
