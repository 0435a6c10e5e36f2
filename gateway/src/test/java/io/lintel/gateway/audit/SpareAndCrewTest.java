package io.lintel.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.recorder.LooseRecording;
import io.lintel.gateway.visit.TechnicianId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What another recorder, or a colleague's, excuses. */
class SpareAndCrewTest {
  /** Never on. A spare that recorded then excuses; one whose length cannot be does not. */
  @ParameterizedTest(name = "a spare from {0}, length known: {1}")
  @CsvSource({"19:00, true, UNDECIDED", "0:00, false, FAIL", "25:00, false, UNDECIDED"})
  void aRecordThatCannotBeExcusesNobody(String from, boolean known, Outcome outcome) {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7").beats(0, 45);
    TimeBounds begin = TimeBounds.exactly(StagedDay.at(from));
    TimeBounds end =
        known
            ? TimeBounds.exactly(StagedDay.at("33:00"))
            : new TimeBounds(begin.lo(), begin.lo(), begin.lo().plus(Duration.ofHours(9)));
    day.loose.add(new LooseRecording("X-1", day.next(), begin, end, List.of()));

    assertEquals(outcome, day.verdict("REC-1").outcome());
  }

  /** No word of the recorder all day, and it was docked empty: it may lie at the depot. */
  @ParameterizedTest(name = "in pair: {0}")
  @CsvSource({"true, UNDECIDED", "false, FAIL"})
  void whoseRecorderIsSilentMayCarryTheColleagues(boolean pair, Outcome outcome) {
    StagedDay day = new StagedDay().ordinaryVisit();
    if (pair) {
      day.inPair(0, new TechnicianId("T-8"));
    }
    day.recorder("R-7").dock().docked("540:00");

    assertEquals(outcome, day.verdict("REC-1").outcome());
    assertEquals(outcome, day.verdict("REC-2").outcome());
  }
}
