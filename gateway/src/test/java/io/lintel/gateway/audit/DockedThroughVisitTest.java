package io.lintel.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
