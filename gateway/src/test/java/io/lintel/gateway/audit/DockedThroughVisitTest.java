package io.lintel.gateway.audit;

import static io.lintel.gateway.audit.WorkedCasesTest.assertVerdict;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * REC-2 by docked files alone: the recorder was never heard, and its dock read its clock. The visit
 * is from the knock at 20:00 to leaving at 32:00; another file follows at 50:00.
 */
class DockedThroughVisitTest {
  @ParameterizedTest(name = "files {0}–{1} and {2}–{3}: covered {4}")
  @CsvSource({
    "19:30, 26:00, 26:00, 40:45, true",
    "19:30, 26:00, 26:02, 40:45, true",
    "19:30, 26:00, 26:03, 40:45, true",
    "19:30, 26:00, 26:05, 40:45, true",
    "19:30, 26:00, 26:10, 40:45, false",
    "19:30, 26:00, 27:00, 40:45, false",
    "22:00, 26:00, 26:02, 40:45, false",
    "19:30, 26:00, 26:02, 31:00, false",
  })
  void covered(String from, String to, String nextFrom, String nextTo, boolean covered) {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedDock dock = day.recorder("R-7").dock();
    dock.filmed("5:00", "6:00").filmed(from, to).filmed(nextFrom, nextTo).filmed("50:00", "51:00");
    dock.docked("300:00");

    assertEquals(covered, day.verdict("REC-2").outcome() == Outcome.PASS);
  }

  /** The file ends at 27:00, five minutes before leaving; what the recorder itself said of that. */
  @ParameterizedTest(name = "stopped by {0}, battery {1} %, filmed again {2}: {3}")
  @CsvSource({
    "manual, 80, false, PERSON",
    "manual, 3, true, DEVICE",
    "manual, , true, PERSON",
    "manual, , false, UNKNOWN",
    "battery, 80, true, DEVICE",
    "storage, 80, true, DEVICE",
    "fault, 80, true, DEVICE",
    ", , true, UNKNOWN",
  })
  void causeOfAnEarlyEnd(
      @Nullable String reason, @Nullable Integer battery, boolean again, Cause cause) {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7");
    StagedDock dock = recorder.dock();
    if (reason != null) {
      recorder.battery = battery;
      recorder.beats(0, 18).start("19:00").beats(19, 26).stop("27:00", reason).beats(27, 45);
    }
    dock.filmed("5:00", "6:00").filmed("19:00", "27:00");
    if (again) {
      dock.filmed("50:00", "51:00");
    }
    dock.docked("300:00");

    assertVerdict(day.verdict("REC-2"), Outcome.FAIL, true, cause);
  }

  /**
   * Between two files of which no word tells; the battery was good before and after, or unknown.
   */
  @ParameterizedTest(name = "off from {0} to {1}, heard {2}: {3}")
  @CsvSource({
    "24:00, 25:00, true, PERSON",
    "24:00, 25:00, false, UNKNOWN",
  })
  void causeOfAGap(String from, String to, boolean heard, Cause cause) {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7");
    StagedDock dock = recorder.dock();
    if (heard) {
      recorder.beats(0, 18).start("19:00").beats(19, 23).stop(from, "manual");
      recorder.start(to).beats(25, 40).stop("40:45", "manual");
    }
    dock.filmed("19:00", from).filmed(to, "40:45").filmed("50:00", "51:00");
    dock.docked("300:00");

    assertVerdict(day.verdict("REC-2"), Outcome.FAIL, true, cause);
  }

  /** A file is gone: what it held is not known, and nobody is blamed. */
  @ParameterizedTest(name = "numbered: {0}")
  @CsvSource({"true", "false"})
  void oneThatWasOverwrittenIsAHole(boolean numbered) {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedDock dock = day.recorder("R-7").dock();
    dock.numbered = numbered;
    dock.whole = numbered;
    dock.filmed("19:30", "24:00").filmed("24:00", "28:00").overwritten().filmed("28:00", "40:45");
    dock.docked("300:00");

    assertEquals(Outcome.UNDECIDED, day.verdict("REC-2").outcome());
  }
}
