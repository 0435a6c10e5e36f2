package io.lintel.gateway.audit;

import static io.lintel.gateway.audit.WorkedCasesTest.assertVerdict;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.lintel.gateway.metering.GasFigures;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.VisitKind;
import io.lintel.meter.reading.GasVolume;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MTR-3, case by case; the meters' class is 400 m³/h. What a meter does wrong is the device's. */
class MeterSoundTest {
  private final StagedDay day = new StagedDay().ordinaryVisit();
  private final StagedMeter meter = new StagedMeter(day, "G-1");

  @ParameterizedTest(name = "{0} at 10:00, {1} at 40:00: {2}")
  @CsvSource({
    "1234.500, 1234.500, PASS,",
    "1234.500, 1234.600, PASS,",
    "1234.500, 1234.499, PASS,",
    "1234.500, 1234.498, FAIL, DEVICE",
    "1234, 1233, PASS,",
    "1234, 1232, FAIL, DEVICE",
    "1234.5, 1434.8, PASS,",
    "1234.5, 1434.9, FAIL, DEVICE",
    "99999.9, 0.2, PASS,",
    "99999.9, 200.0, PASS,",
    "99999.9, 201.0, FAIL, DEVICE",
    "5000.0, 4.0, FAIL, DEVICE",
  })
  void twoReadings(String first, String next, Outcome outcome, @Nullable Cause cause) {
    meter.tells("10:00", first);
    meter.tells("40:00", next);

    Verdict verdict = day.verdict("MTR-3");

    assertVerdict(verdict, outcome, true, cause);
    assertNull(verdict.technician());
  }

  /**
   * A corrector that tells now both indexes, now one: 41,207 m³ on the dial, 184,223 m³ at base.
   */
  @Test
  void lineAndBaseVolumesAreLookedAtEachByItself() {
    meter.corrects("10:00", "41207.1", "184223.5");
    meter.corrects("20:00", "41207.2", null);
    meter.corrects("30:00", null, "184224.1");
    meter.corrects("40:00", "41207.4", null);

    assertVerdict(day.verdict("MTR-3"), Outcome.PASS, true, null);
  }

  @ParameterizedTest(name = "line {0}, base {1}: {2}")
  @CsvSource({
    "41206.9, 184223.6, FAIL",
    "41207.2, 184223.3, FAIL",
    "41407.5, 184223.6, FAIL",
    "41307.1, 184693.5, PASS",
    "41307.1, 214224.1, FAIL",
  })
  void eitherOfACorrectorsIndexesMayBeUnsound(String line, String base, Outcome outcome) {
    meter.corrects("10:00", "41207.1", "184223.5");
    meter.corrects("40:00", line, base);

    assertVerdict(
        day.verdict("MTR-3"), outcome, true, outcome == Outcome.FAIL ? Cause.DEVICE : null);
  }

  /** The class is one of line conditions: 470 m³/h at base may be 100 at the meter. */
  @Test
  void aFlowAtBaseConditionsIsNotHeldAgainstTheClass() {
    meter.flow = GasFigures.of(new BigDecimal("470"), GasVolume.Conditions.BASE);
    meter.tells("10:00", "1234.5");

    assertVerdict(day.verdict("MTR-3"), Outcome.PASS, true, null);
  }

  @ParameterizedTest(name = "flow {0}: {1}")
  @CsvSource({"0, PASS,", "400, PASS,", "400.001, FAIL, DEVICE"})
  void flow(String flow, Outcome outcome, @Nullable Cause cause) {
    meter.flow(flow).tells("10:00", "1234.5");

    assertVerdict(day.verdict("MTR-3"), outcome, true, cause);
  }

  @Test
  void flowWithTheValveClosed() {
    meter.valve(false).flow("0.001").tells("10:00", "1234.5");

    assertVerdict(day.verdict("MTR-3"), Outcome.FAIL, true, Cause.DEVICE);
  }

  @Test
  void noFlowWithTheValveClosed() {
    meter.valve(false).flow("0").tells("10:00", "1234.5");

    assertVerdict(day.verdict("MTR-3"), Outcome.PASS, true, null);
  }

  @Test
  void theMeterItselfReportsALeakingValve() {
    meter.alarms("flow_behind_closed_valve").tells("10:00", "1234.5");

    assertVerdict(day.verdict("MTR-3"), Outcome.FAIL, true, Cause.DEVICE);
  }

  @ParameterizedTest(name = "{0} m³ at 40:00, the valve closed since 10:00 at 1234.500: {1}")
  @CsvSource({"1234.500, PASS,", "1234.501, PASS,", "1234.502, FAIL, DEVICE"})
  void usedWithTheValveClosed(String index, Outcome outcome, @Nullable Cause cause) {
    meter.valve(false).tells("10:00", "1234.500");
    meter.tells("40:00", index);
    day.visits.clear();
    day.visit("V-1", VisitKind.METER_READING, "G-2", "G-1");
    day.steps.clear();
    day.tap("59:00", StepType.ARRIVED).tap("60:00", StepType.KNOCKED).tap("70:00", StepType.LEFT);

    assertVerdict(day.verdict("MTR-3"), outcome, true, cause);
  }

  @Test
  void somebodyWasThereWhileTheValveIsSaidToHaveBeenClosed() {
    meter.valve(false).tells("10:00", "1234.500");
    meter.tells("40:00", "1234.900");

    assertVerdict(day.verdict("MTR-3"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void theValveWasOpenedAndClosedByCommandMeanwhile() {
    meter.valve(false).tells("60:00", "1234.500");
    meter.asked("70:00", "valve_open").asked("75:00", "valve_close").tells("90:00", "1234.900");

    assertVerdict(day.verdict("MTR-3"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void theClockWasSetBackBetween() {
    meter.hasClock = true;
    meter.device.skew = Duration.ofHours(1);
    meter.tells("40:00", "1234.500");
    meter.device.skew = Duration.ZERO;
    meter.tells("50:00", "1234.600");

    assertVerdict(day.verdict("MTR-3"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void replacedInThisVisit() {
    fell();
    day.visits.clear();
    day.visit("V-1", VisitKind.METER_REPLACEMENT, "G-1");

    assertVerdict(day.verdict("MTR-3"), Outcome.PASS, true, null);
  }

  @Test
  void toBeReplacedThatDayAndNothingHeardOfIt() {
    fell();
    day.visit("V-2", VisitKind.METER_REPLACEMENT, "G-1");

    assertVerdict(day.verdict("MTR-3"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void theReplacementWasCalledOff() {
    fell();
    day.visit("V-2", VisitKind.METER_REPLACEMENT, "G-1");
    day.visits.set(1, StagedMeter.cancelled(day.visits.get(1)));

    assertVerdict(day.verdict("MTR-3"), Outcome.FAIL, true, Cause.DEVICE);
  }

  /** The index fell between 10:00 and 40:00; what is asked for takes up to 2 s. */
  @ParameterizedTest(name = "{0} of G-{1} by somebody else from {2} to {3}: {4}")
  @CsvSource({
    "METER_REPLACEMENT, 1, 15:00, 35:00, PASS, true,",
    "METER_REPLACEMENT, 1, 05:00, 9:58, PASS, true,",
    "METER_REPLACEMENT, 1, 05:00, 9:57, FAIL, true, DEVICE",
    "METER_REPLACEMENT, 1, 40:00, 45:00, PASS, true,",
    "METER_REPLACEMENT, 1, 40:01, 45:00, FAIL, true, DEVICE",
    "METER_REPLACEMENT, 1, 15:00, , UNDECIDED, false,",
    "METER_REPLACEMENT, 1, 40:01, , FAIL, true, DEVICE",
    "METER_REPLACEMENT, 1, , , UNDECIDED, false,",
    "METER_REPLACEMENT, 2, 15:00, 35:00, FAIL, true, DEVICE",
    "METER_READING, 1, 15:00, 35:00, FAIL, true, DEVICE",
    "METER_READING, 1, , , FAIL, true, DEVICE",
  })
  void somebodyElseWasThere(
      VisitKind kind,
      int meterNumber,
      @Nullable String from,
      @Nullable String to,
      Outcome outcome,
      boolean certain,
      @Nullable Cause cause) {
    fell();
    StagedMeter.call(day, "G-" + meterNumber, kind, from, to);

    assertVerdict(day.verdict("MTR-3"), outcome, certain, cause);
  }

  @Test
  void theMeterSaysNothing() {
    assertVerdict(day.verdict("MTR-3"), Outcome.NOT_APPLICABLE, false, null);
  }

  @Test
  void oneReadingWithoutIndexIsNothingWrong() {
    meter.tells("10:00", null);

    assertVerdict(day.verdict("MTR-3"), Outcome.PASS, true, null);
  }

  @Test
  void notCarriedOut() {
    fell();
    day.steps.clear();

    assertVerdict(day.verdict("MTR-3"), Outcome.NOT_APPLICABLE, false, null);
  }

  private void fell() {
    meter.tells("10:00", "5000.0");
    meter.tells("40:00", "4.0");
  }
}
