package io.lintel.gateway.audit;

import static io.lintel.gateway.audit.WorkedCasesTest.assertVerdict;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.VisitKind;
import io.lintel.meter.reading.GasVolume;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MTR-2, case by case. The index is typed at 25:00; the tolerance is 0.1 m³. */
class TypedIndexTest {
  @ParameterizedTest(name = "typed {0} between 1234.500 and 1234.600: {1}, certain {2}, {3}")
  @CsvSource({
    "1234.560, PASS, true,",
    "1234.500, PASS, true,",
    "1234.460, PASS, false,",
    "1234.400, UNDECIDED, false,",
    "1234.399, FAIL, true, UNKNOWN",
    "1234.600, PASS, true,",
    "1234.601, PASS, false,",
    "1234.700, UNDECIDED, false,",
    "1234.701, FAIL, true, UNKNOWN",
    "1234, PASS, true,",
    "1233, FAIL, true, UNKNOWN",
    "1235, PASS, true,",
    "1236, FAIL, true, UNKNOWN",
    "1243.560, FAIL, true, PERSON",
    "2134.560, FAIL, true, PERSON",
    "1324.560, FAIL, true, PERSON",
    "3214.560, FAIL, true, UNKNOWN",
    "1934.560, FAIL, true, UNKNOWN",
  })
  void againstTheMetersOwn(String typed, Outcome outcome, boolean certain, @Nullable Cause cause) {
    assertVerdict(between(typed, "1234.500", "1234.600"), outcome, certain, cause);
  }

  @Test
  void offWhatLiesBetweenButNotOfBothReadings() {
    assertVerdict(between("1239.500", "1234.000", "1240.000"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void betweenIsNearButNotByBothReadings() {
    assertVerdict(between("1237.100", "1234.000", "1240.000"), Outcome.PASS, false, null);
  }

  /** The meter's line index goes from 41207.100 to .200, its base index from 184223.500 to .900. */
  @ParameterizedTest(name = "typed {0} as {1} at a corrector that tells {2}: {3}, certain {4}")
  @CsvSource({
    "41207.150, LINE, both, PASS, true",
    "41207.150,, both, PASS, false",
    "184223.700, BASE, both, PASS, false",
    "184223.700,, both, PASS, false",
    "41217.150, LINE, both, FAIL, true",
    "184223.700, LINE, both, FAIL, true",
    "41207.150, BASE, both, FAIL, true",
    "99999.000,, both, FAIL, true",
    "41207.150, LINE, base, UNDECIDED, false",
    "41207.150,, base, UNDECIDED, false",
    "184223.700,, base, PASS, false",
    "184223.700, BASE, line, UNDECIDED, false",
    "41207.150,, line, PASS, true",
    "41217.150,, line, FAIL, true",
  })
  void likeIsHeldAgainstLike(
      String typed,
      GasVolume.@Nullable Conditions at,
      String tells,
      Outcome outcome,
      boolean certain) {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.typedAt = at;
    boolean line = !tells.equals("base");
    boolean base = !tells.equals("line");
    StagedMeter meter = new StagedMeter(day, "G-1");
    meter.corrects("15:00", line ? "41207.100" : null, base ? "184223.500" : null);
    meter.corrects("30:00", line ? "41207.200" : null, base ? "184223.900" : null);

    Verdict verdict = StagedMeter.typed(day, "25:00", typed).verdict("MTR-2");

    assertEquals(outcome, verdict.outcome(), verdict.because().en());
    assertEquals(certain, verdict.certain(), verdict.because().en());
  }

  @Test
  void aVerdictOfTheVisitWithWhatItRestsOn() {
    Verdict verdict = between("1234.560", "1234.500", "1234.600");

    assertNull(verdict.technician());
    assertEquals(3, verdict.evidence().size());
  }

  @Test
  void theLastTypedCounts() {
    StagedDay day = told("1234.500", "1234.600");
    StagedMeter.typed(day, "24:00", "9234.560");
    StagedMeter.typed(day, "25:00", "1234.560");

    assertVerdict(day.verdict("MTR-2"), Outcome.PASS, true, null);
  }

  @Test
  void nothingTyped() {
    assertVerdict(
        told("1234.500", "1234.600").verdict("MTR-2"), Outcome.NOT_APPLICABLE, false, null);
  }

  @Test
  void theMeterSaysNothing() {
    StagedDay day = StagedMeter.typed(new StagedDay().ordinaryVisit(), "25:00", "1234.560");

    assertVerdict(day.verdict("MTR-2"), Outcome.NOT_APPLICABLE, false, null);
  }

  @Test
  void theMeterTellsNoIndex() {
    StagedDay day = StagedMeter.typed(new StagedDay().ordinaryVisit(), "25:00", "1234.560");
    new StagedMeter(day, "G-1").valve(true).tells("10:00", null);

    assertVerdict(day.verdict("MTR-2"), Outcome.NOT_APPLICABLE, false, null);
  }

  @Test
  void notCarriedOut() {
    StagedDay day = new StagedDay();
    new StagedMeter(day, "G-1").tells("10:00", "1234.500");

    assertVerdict(day.verdict("MTR-2"), Outcome.NOT_APPLICABLE, false, null);
  }

  /** 400 m³/h let through at most a little over 100 m³ in a quarter of an hour and some seconds. */
  @ParameterizedTest(name = "typed {0}, and nothing heard since 10:00: {1}")
  @CsvSource({
    "1234.500, UNDECIDED,",
    "1334.000, UNDECIDED,",
    "1337.000, FAIL, UNKNOWN",
    "1234.399, FAIL, UNKNOWN",
    "1243.500, UNDECIDED,",
  })
  void notHeardSince(String typed, Outcome outcome, @Nullable Cause cause) {
    StagedDay day = StagedMeter.typed(new StagedDay().ordinaryVisit(), "25:00", typed);
    new StagedMeter(day, "G-1").tells("10:00", "1234.500");

    assertVerdict(day.verdict("MTR-2"), outcome, outcome == Outcome.FAIL, cause);
  }

  @ParameterizedTest(name = "typed {0}, and nothing heard before 40:00: {1}")
  @CsvSource({"1234.600, UNDECIDED,", "1234.701, FAIL, UNKNOWN", "1243.600, FAIL, UNKNOWN"})
  void notHeardBefore(String typed, Outcome outcome, @Nullable Cause cause) {
    StagedDay day = StagedMeter.typed(new StagedDay().ordinaryVisit(), "25:00", typed);
    new StagedMeter(day, "G-1").tells("40:00", "1234.600");

    assertVerdict(day.verdict("MTR-2"), outcome, outcome == Outcome.FAIL, cause);
  }

  @Test
  void theMetersOwnIndexFellMeanwhile() {
    assertVerdict(between("1234.560", "1234.500", "3.100"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void theCounterBeganAgainAndWasNotHeardSince() {
    StagedDay day = StagedMeter.typed(new StagedDay().ordinaryVisit(), "25:00", "0.200");
    new StagedMeter(day, "G-1").tells("10:00", "99999.900");

    assertVerdict(day.verdict("MTR-2"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void theCounterBeganAgainAndWasNotHeardBefore() {
    StagedDay day = StagedMeter.typed(new StagedDay().ordinaryVisit(), "25:00", "99999.900");
    new StagedMeter(day, "G-1").tells("40:00", "0.200");

    assertVerdict(day.verdict("MTR-2"), Outcome.UNDECIDED, false, null);
  }

  /** The old meter's last index or the new one's first: either may be what was typed. */
  @ParameterizedTest(name = "typed {0} when the meter was replaced")
  @CsvSource({"0.300", "1234.900"})
  void theMeterWasReplaced(String typed) {
    StagedDay old = replacing(typed);
    new StagedMeter(old, "G-1").tells("10:00", "1234.500");
    StagedDay fresh = replacing(typed);
    new StagedMeter(fresh, "G-1").tells("40:00", "0.310");

    assertVerdict(old.verdict("MTR-2"), Outcome.UNDECIDED, false, null);
    assertVerdict(fresh.verdict("MTR-2"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void typedByAColleagueIsHeldAgainstNobodyByName() {
    StagedDay day = told("1234.500", "1234.600");
    StagedMeter.typed(day, "25:00", "1243.560");
    Verdict own = day.verdict("MTR-2");

    assertVerdict(own, Outcome.FAIL, true, Cause.PERSON);
    assertNull(own.technician(), "the rule is about the visit; the answer is the whole crew's");
  }

  private static StagedDay replacing(String typed) {
    StagedDay day = new StagedDay();
    day.visits.clear();
    day.visit("V-1", VisitKind.METER_REPLACEMENT, "G-1").ordinaryVisit();
    return day.tap(StagedDay.VISIT, StagedDay.at("25:00"), StepType.WORK_STARTED, null, typed);
  }

  private static Verdict between(String typed, String before, String after) {
    return StagedMeter.typed(told(before, after), "25:00", typed).verdict("MTR-2");
  }

  private static StagedDay told(String before, String after) {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedMeter meter = new StagedMeter(day, "G-1");
    List.of(meter.tells("10:00", before), meter.tells("40:00", after));
    return day;
  }
}
