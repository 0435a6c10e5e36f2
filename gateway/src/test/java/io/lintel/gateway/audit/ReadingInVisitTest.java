package io.lintel.gateway.audit;

import static io.lintel.gateway.audit.WorkedCasesTest.assertVerdict;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.lintel.gateway.linking.Link;
import io.lintel.gateway.metering.GasFigures;
import io.lintel.gateway.metering.ReadingFact;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.visit.VisitKind;
import io.lintel.meter.reading.GasVolume;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** MTR-1, case by case; inside is from 21:40 to 32:00. */
class ReadingInVisitTest {
  @Test
  void typedAtTheMeter() {
    StagedDay day = heardLater(new StagedDay().ordinaryVisit());
    day.tap(StagedDay.VISIT, StagedDay.at("25:00"), StepType.WORK_STARTED, null, "1234.567");

    Verdict verdict = day.verdict("MTR-1");

    assertVerdict(verdict, Outcome.PASS, true, null);
    assertNull(verdict.technician(), "the rule is about the visit, not about one of the crew");
  }

  @Test
  void typedAtTheLastTap() {
    StagedDay day = heardLater(new StagedDay().ordinaryVisit());
    day.tap(StagedDay.VISIT, StagedDay.at("32:00"), StepType.SIGNED, null, "1234.567");

    assertVerdict(day.verdict("MTR-1"), Outcome.PASS, false, null);
  }

  @Test
  void toldByTheMeterInside() {
    StagedDay day = heardLater(new StagedDay().ordinaryVisit());
    long seq = told(day, "27:00");

    assertVerdict(day.verdict("MTR-1"), Outcome.PASS, true, null);
    Assertions.assertEquals(Link.End.LINKED, endOf(day, seq));
  }

  @Test
  void toldByTheMeterLongAfterwards() {
    StagedDay day = heardLater(new StagedDay().ordinaryVisit());
    long seq = told(day, "40:00");

    assertVerdict(day.verdict("MTR-1"), Outcome.FAIL, true, Cause.UNKNOWN);
    Assertions.assertEquals(Link.End.NO_VISIT_EXPECTED, endOf(day, seq));
  }

  @Test
  void noneButThePhoneWasNotHeardSince() {
    assertVerdict(new StagedDay().ordinaryVisit().verdict("MTR-1"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void nobodyMet() {
    StagedDay day =
        new StagedDay()
            .tap("19:00", StepType.ARRIVED)
            .tap("20:00", StepType.KNOCKED)
            .tap("22:00", StepType.NOT_MET);

    assertVerdict(day.verdict("MTR-1"), Outcome.NOT_APPLICABLE, false, null);
  }

  private static StagedDay heardLater(StagedDay day) {
    VisitId next = new VisitId("V-2");
    return day.visit("V-2", VisitKind.REPAIR)
        .tap(next, StagedDay.NINE.plus(Duration.ofHours(1)), StepType.ARRIVED, null, null);
  }

  private static long told(StagedDay day, String clock) {
    Instant at = StagedDay.at(clock);
    long seq = day.next();
    day.readings.add(
        new ReadingFact(
            seq,
            "G-1",
            at,
            at.plusSeconds(1),
            "mqtt",
            GasFigures.of(new BigDecimal("1234.567"), GasVolume.Conditions.LINE),
            GasFigures.NONE,
            null,
            List.of()));
    return seq;
  }

  private static Link.End endOf(StagedDay day, long seq) {
    return day.judged("gas-strict").links().stream()
        .filter(link -> link.seq() == seq)
        .findFirst()
        .orElseThrow()
        .end();
  }
}
