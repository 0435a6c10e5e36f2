package io.lintel.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.linking.Swap;
import io.lintel.gateway.visit.TechnicianId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A PASS by a recorder that another is as likely to have carried is none: between as likely as not
 * (0.5) and taken for what happened (0.95). The visit is from 19:00 to 32:00.
 */
class OpenBearerTest {
  private final StagedDay day = new StagedDay().ordinaryVisit();

  @ParameterizedTest(name = "swapped with {0} from {1} to {2}, {3}: {4}")
  @CsvSource({
    "T-8, 10:00, 40:00, 0.49, PASS",
    "T-8, 10:00, 40:00, 0.50, UNDECIDED",
    "T-8, 10:00, 40:00, 0.94, UNDECIDED",
    "T-8, 25:00, 26:00, 0.50, UNDECIDED",
    "T-8, 0:00, 18:50, 0.50, PASS",
    "T-8, 32:20, 60:00, 0.50, PASS",
  })
  void aPass(String other, String from, String to, double confidence, Outcome outcome) {
    swapped(day.technician, new TechnicianId(other), from, to, confidence);

    assertEquals(outcome, day.verdict("REC-1").outcome());
    assertEquals(outcome, day.verdict("REC-2").outcome());
  }

  @ParameterizedTest(name = "others, {0}")
  @CsvSource({"0.5", "0.94"})
  void aSwapOfOthersIsNoDoubt(double confidence) {
    swapped(new TechnicianId("T-9"), new TechnicianId("T-8"), "10:00", "40:00", confidence);

    assertEquals(Outcome.PASS, day.verdict("REC-1").outcome());
    assertEquals(Outcome.PASS, day.verdict("REC-2").outcome());
  }

  private void swapped(
      TechnicianId one, TechnicianId other, String from, String to, double confidence) {
    day.recorder("R-7").beats(0, 18).start("19:00").beats(19, 39).stop("40:00", "manual");
    day.swaps.add(
        new Swap(
            one.equals(day.technician) ? "R-7" : "R-9",
            one,
            "R-8",
            other,
            StagedDay.at(from),
            StagedDay.at(to),
            confidence,
            List.of(1L)));
  }
}
