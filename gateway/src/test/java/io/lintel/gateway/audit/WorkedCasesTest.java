package io.lintel.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The worked cases of docs/linking.md, by their numbers. */
class WorkedCasesTest {
  @Test
  void case01_onThirtySecondsBeforeTheTap() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7").beats(0, 19).start("19:30").beats(20, 40).stop("40:45", "manual");

    Verdict verdict = day.verdict("REC-1");

    assertVerdict(verdict, Outcome.PASS, true, null);
    assertLate(verdict, -30, 12);
  }

  @Test
  void case02_onTwentySecondsAfter() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7").beats(0, 19).start("20:20").beats(20, 40).stop("40:45", "manual");

    Verdict verdict = day.verdict("REC-1");

    assertVerdict(verdict, Outcome.FAIL, true, Cause.PERSON);
    assertLate(verdict, 20, 12);
  }

  static void assertVerdict(
      Verdict verdict, Outcome outcome, boolean certain, @Nullable Cause cause) {
    assertEquals(outcome, verdict.outcome(), verdict::toString);
    assertEquals(certain, verdict.certain(), verdict::toString);
    assertEquals(cause, verdict.cause(), verdict::toString);
  }

  static void assertLate(Verdict verdict, double seconds, double uncertainty) {
    assertEquals(
        seconds,
        Objects.requireNonNull(verdict.lateBy()).toMillis() / 1000.0,
        0.1,
        verdict::toString);
    assertEquals(
        uncertainty,
        Objects.requireNonNull(verdict.uncertainty()).toMillis() / 1000.0,
        0.2,
        verdict::toString);
    assertTrue(verdict.because().zh().startsWith("记录仪在"), verdict::toString);
  }
}
