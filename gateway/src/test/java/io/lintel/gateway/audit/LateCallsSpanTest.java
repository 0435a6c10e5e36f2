package io.lintel.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.linking.VisitSpan;
import io.lintel.gateway.linking.Weights;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.Visit;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.visit.VisitKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A visit from about 19:00 to 32:00 whose steps were all tapped in the car, from 40:00 on. Its span
 * is that of the recorder's stay at the door without the last minute and a half, the way out and to
 * the car.
 */
class LateCallsSpanTest {
  private static final GeoPoint FAR = new GeoPoint(37.4546, 118.6747);

  private final StagedDay day = new StagedDay();
  private final StagedRecorder recorder = day.recorder("R-7");

  @Test
  void itWasWhileTheRecorderWasAtTheDoor() {
    tappedLate(StagedDay.VISIT, 2_400);
    seen(0, 18, FAR);
    seen(19, 31, StagedDay.ADDRESS);
    seen(32, 45, FAR);

    assertSpan(19 * 60 + 30, 30 * 60);
  }

  @Test
  void theLongestStretchAtTheDoorIsTaken() {
    tappedLate(StagedDay.VISIT, 2_400);
    seen(0, 3, StagedDay.ADDRESS);
    seen(4, 18, FAR);
    seen(19, 31, StagedDay.ADDRESS);
    seen(32, 39, FAR);

    assertSpan(19 * 60 + 30, 30 * 60);
  }

  @Test
  void ofSeveralLongEnoughTheLastIsTaken() {
    tappedLate(StagedDay.VISIT, 2_400);
    seen(0, 14, StagedDay.ADDRESS);
    seen(15, 25, FAR);
    seen(26, 33, StagedDay.ADDRESS);
    seen(34, 39, FAR);

    assertSpan(26 * 60 + 30, 32 * 60);
  }

  @Test
  void whoOnlyGoesByAfterwardsWasThereBefore() {
    tappedLate(StagedDay.VISIT, 2_400);
    seen(0, 14, StagedDay.ADDRESS);
    seen(15, 30, FAR);
    seen(31, 32, StagedDay.ADDRESS);
    seen(33, 39, FAR);

    assertSpan(30, 13 * 60);
  }

  @ParameterizedTest(name = "{0} is before the visit tapped in time: {1}")
  @CsvSource({"V-0, true", "V-9, false"})
  void aVisitTappedInTimePartsThoseAgreedBeforeAndAfterIt(String other, boolean before) {
    day.visit(other, VisitKind.SAFETY_CHECK);
    VisitId late = new VisitId(other);
    StepType[] steps = {StepType.ARRIVED, StepType.KNOCKED, StepType.ENTERED, StepType.LEFT};
    for (int i = 0; i < steps.length; i++) {
      day.tap(StagedDay.VISIT, day.at(600 + 120 * i), steps[i], null, null);
    }
    tappedLate(late, 2_400);
    seen(1, 28, StagedDay.ADDRESS);
    seen(29, 39, FAR);

    VisitSpan span = span(late);
    assertNear(before ? 90 : 17 * 60, span.from());
    assertNear(before ? 9 * 60 : 27 * 60, span.to());
  }

  @Test
  void withoutPlacesItStaysWhereItWasTapped() {
    tappedLate(StagedDay.VISIT, 2_400);
    recorder.beats(0, 45);

    assertTrue(span().from() > micros(39 * 60), () -> span().toString());
  }

  @Test
  void aColleaguesTapsTellBetter() {
    tappedLate(StagedDay.VISIT, 2_400);
    seen(10, 12, StagedDay.ADDRESS);
    colleague(1_140, StepType.ARRIVED);
    colleague(1_200, StepType.KNOCKED);
    colleague(1_290, StepType.ENTERED);
    colleague(1_800, StepType.WORK_DONE);
    colleague(1_920, StepType.LEFT);

    assertSpan(19 * 60, 32 * 60);
  }

  @Test
  void aColleagueWhoTappedInOneGoTellsNothing() {
    tappedLate(StagedDay.VISIT, 2_400);
    seen(0, 18, FAR);
    seen(19, 31, StagedDay.ADDRESS);
    seen(32, 39, FAR);
    colleague(2_500, StepType.ARRIVED);
    colleague(2_510, StepType.KNOCKED);
    colleague(2_520, StepType.LEFT);

    assertSpan(19 * 60 + 30, 30 * 60);
  }

  @Test
  void aDispatcherWhoCallsBackIsNobodyAtTheDoor() {
    tappedLate(StagedDay.VISIT, 2_400);
    seen(0, 18, FAR);
    seen(19, 31, StagedDay.ADDRESS);
    seen(32, 39, FAR);
    colleague(3_000, StepType.CALLED_BACK);
    colleague(9_000, StepType.CALLED_BACK);

    assertSpan(19 * 60 + 30, 30 * 60);
  }

  @Test
  void whoseColleagueTappedLateWasThereBeforeToo() {
    seen(0, 18, FAR);
    seen(19, 31, StagedDay.ADDRESS);
    seen(32, 39, FAR);
    StepType[] steps = {StepType.ARRIVED, StepType.KNOCKED, StepType.ENTERED, StepType.LEFT};
    for (int i = 0; i < steps.length; i++) {
      colleague(2_400 + i, steps[i]);
    }

    assertSpan(19 * 60 + 30, 30 * 60);
  }

  @ParameterizedTest(name = "the first is made up for {0} s before the second: it was first {1}")
  @CsvSource({"60, false", "1200, true"})
  void inTheOrderOfTheSittings(int before, boolean first) {
    VisitId other = new VisitId("V-0");
    day.visit("V-0", VisitKind.SAFETY_CHECK);
    tappedLate(StagedDay.VISIT, 2_400 - before);
    tappedLate(other, 2_400);
    seen(1, 10, StagedDay.ADDRESS);
    seen(11, 15, FAR);
    seen(16, 34, StagedDay.ADDRESS);
    seen(35, 38, FAR);

    assertEquals(first, span(StagedDay.VISIT).from() < span(other).from());
  }

  @Test
  void whoCameToThemOnlyWhenAllWereOverTappedInNoOrder() {
    VisitId other = new VisitId("V-0");
    day.visit("V-0", VisitKind.SAFETY_CHECK);
    tappedLate(StagedDay.VISIT, 2_400);
    tappedLate(other, 2_900);
    seen(16, 34, StagedDay.ADDRESS);
    seen(35, 47, FAR);

    assertTrue(span(other).from() < span(StagedDay.VISIT).from(), "as agreed");
  }

  @Test
  void ofSeveralInOnePartEachHasItsRecordingHoweverLong() {
    VisitId first = new VisitId("V-0");
    day.visit("V-0", VisitKind.REPAIR);
    seen(16, 16, StagedDay.ADDRESS);
    recorder.start("17:00");
    seen(17, 36, StagedDay.ADDRESS);
    recorder.stop("36:50", "manual").start("38:00");
    seen(38, 43, StagedDay.ADDRESS);
    recorder.stop("43:50", "manual");
    seen(45, 52, FAR);
    tappedLate(StagedDay.VISIT, 3_000);
    tappedLate(first, 3_400);

    assertNear(38 * 60, span(first).to());
    assertNear(38 * 60, span(StagedDay.VISIT).from());
  }

  @Test
  void anEmergencyIsAgreedOnWhenItIsCalledIn() {
    Visit reading = day.visits.get(0);
    Visit.Appointment appointment = new Visit.Appointment(day.at(600), day.at(7_800));
    day.visits.set(0, StagedDay.copy(reading, reading.technicians(), appointment, "planned"));
    VisitId emergency = new VisitId("V-9");
    day.visits.add(
        new Visit(
            emergency,
            VisitKind.EMERGENCY,
            reading.technicians(),
            null,
            null,
            null,
            StagedDay.ADDRESS,
            List.of(),
            day.at(300),
            null,
            "planned"));
    tappedLate(StagedDay.VISIT, 2_400);
    tappedLate(emergency, 2_900);
    seen(16, 34, StagedDay.ADDRESS);
    seen(35, 47, FAR);

    assertTrue(span(emergency).from() < span(StagedDay.VISIT).from());
  }

  @ParameterizedTest(name = "a {0} began at {1} s")
  @CsvSource({"METER_READING, 1530", "REPAIR, 150"})
  void withoutARecordingItWasAsLongAsOthersOfItsKind(VisitKind kind, int from) {
    VisitId late = new VisitId("V-9");
    day.visit("V-9", kind);
    inTime(60, 30);
    seen(1, 28, StagedDay.ADDRESS);
    seen(29, 38, FAR);
    tappedLate(late, 2_400);

    assertNear(from, span(late).from());
  }

  @Test
  void aRecordingThatRunsOnFromAVisitTappedInTimeIsNotTheNextOnes() {
    VisitId late = new VisitId("V-9");
    day.visit("V-9", VisitKind.SAFETY_CHECK);
    recorder.fix = new Step.Fix(StagedDay.ADDRESS, 10);
    recorder.start("10:00");
    inTime(600, 120);
    seen(10, 16, StagedDay.ADDRESS);
    recorder.fix = new Step.Fix(StagedDay.ADDRESS, 10);
    recorder.stop("17:40", "manual");
    seen(18, 28, StagedDay.ADDRESS);
    seen(29, 39, FAR);
    tappedLate(late, 2_400);

    assertNear(17 * 60 + 40, span(late).from());
  }

  @Test
  void whoWaitedLongBetweenVisitsAndAfterTheRecordingWasNotInTheVisit() {
    VisitId late = new VisitId("V-9");
    day.visit("V-9", VisitKind.SAFETY_CHECK);
    inTime(60, 30);
    seen(1, 14, StagedDay.ADDRESS);
    recorder.fix = new Step.Fix(StagedDay.ADDRESS, 10);
    recorder.start("15:00");
    seen(15, 24, StagedDay.ADDRESS);
    recorder.stop("25:00", "manual");
    seen(25, 38, StagedDay.ADDRESS);
    tappedLate(late, 2_400);

    assertSpan(late, 14 * 60, 26 * 60);
  }

  @Test
  void whoCameAndWasLongWithoutTheRecorderHadArrivedAllTheSame() {
    cameLongBeforeTheRecorderWasOn();

    assertNear(5 * 60 + 30, span().from());
  }

  @Test
  void theFirstOfACrewWaitedForTheOthers() {
    day.inPair(0, new TechnicianId("T-8"));
    cameLongBeforeTheRecorderWasOn();

    assertNear(14 * 60, span().from());
  }

  @Test
  void whatWasRecordedOnTheLastMinuteToTheNextDoorIsTheNextOnes() {
    VisitId late = new VisitId("V-9");
    day.visit("V-9", VisitKind.SAFETY_CHECK);
    seen(0, 4, FAR);
    seen(5, 14, StagedDay.ADDRESS);
    recorder.fix = new Step.Fix(StagedDay.ADDRESS, 10);
    recorder.start("15:00");
    recorder.stop("15:50", "manual");
    inTime(960, 120);
    seen(17, 22, StagedDay.ADDRESS);
    seen(23, 38, FAR);
    tappedLate(late, 2_400);

    assertSpan(late, 5 * 60 + 30, 15 * 60);
  }

  @Test
  void whatWasTappedInTimeStays() {
    day.ordinaryVisit();
    seen(0, 10, StagedDay.ADDRESS);
    seen(11, 45, FAR);

    assertNear(19 * 60, span().from());
  }

  /** The day's visit, its steps {@code apart} seconds from each other. */
  private void inTime(int second, int apart) {
    StepType[] steps = {StepType.ARRIVED, StepType.KNOCKED, StepType.ENTERED, StepType.LEFT};
    for (int i = 0; i < steps.length; i++) {
      day.tap(StagedDay.VISIT, day.at(second + apart * i), steps[i], null, null);
    }
  }

  private void assertSpan(int from, int to) {
    assertSpan(StagedDay.VISIT, from, to);
  }

  private void assertSpan(VisitId visit, int from, int to) {
    VisitSpan span = span(visit);
    assertNear(from, span.from());
    assertNear(to, span.to());
  }

  /** Within the 5 s that the devices' clocks leave open. */
  private static void assertNear(int second, long micros) {
    double found = (micros - micros(0)) / 1e6;
    assertEquals(second, found, 5);
  }

  private VisitSpan span() {
    return span(StagedDay.VISIT);
  }

  private VisitSpan span(VisitId visit) {
    List<VisitSpan> spans =
        new CaseDay(day.file(), StagedDay.policy("gas-strict").limits()).spans(Weights.DEFAULT);
    return spans.stream().filter(span -> span.visit().id().equals(visit)).findFirst().orElseThrow();
  }

  private void tappedLate(VisitId visit, int second) {
    StepType[] steps = {
      StepType.ARRIVED, StepType.KNOCKED, StepType.ENTERED, StepType.WORK_DONE, StepType.LEFT
    };
    for (int i = 0; i < steps.length; i++) {
      day.tap(visit, day.at(second + i), steps[i], null, null);
    }
  }

  private void cameLongBeforeTheRecorderWasOn() {
    tappedLate(StagedDay.VISIT, 2_400);
    seen(0, 4, FAR);
    seen(5, 14, StagedDay.ADDRESS);
    recorder.fix = new Step.Fix(StagedDay.ADDRESS, 10);
    recorder.start("15:00");
    seen(15, 28, StagedDay.ADDRESS);
    recorder.stop("28:30", "manual");
    seen(29, 38, FAR);
  }

  private void seen(int fromMinute, int toMinute, GeoPoint place) {
    recorder.fix = new Step.Fix(place, 10);
    recorder.beats(fromMinute, toMinute);
    recorder.fix = null;
  }

  private void colleague(int second, StepType type) {
    Instant when = day.at(second);
    day.steps.add(
        new Step(
            day.next(),
            StagedDay.VISIT,
            new TechnicianId("T-8"),
            type,
            when,
            when.plusSeconds(1),
            Duration.ZERO,
            null,
            null,
            null,
            Duration.ofMillis(1800)));
  }

  private static long micros(int second) {
    return Micros.of(StagedDay.NINE.plusSeconds(second));
  }
}
