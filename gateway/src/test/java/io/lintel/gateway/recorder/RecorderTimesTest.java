package io.lintel.gateway.recorder;

import static io.lintel.gateway.recorder.ClockedRecorder.NINE;
import static io.lintel.gateway.recorder.ClockedRecorder.truth;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.clock.ClockBasis;
import io.lintel.gateway.clock.ClockFinding;
import io.lintel.gateway.clock.TimeBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Times of a recorder whose clock is wrong, and what is found of it. */
class RecorderTimesTest {
  private static final Duration EIGHT_HOURS = Duration.ofHours(8);
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long EVENING = 84 * HOUR / 10;
  private final ClockedRecorder recorder = new ClockedRecorder();

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static double lateBy(TimeBounds time, Instant truth) {
    return seconds(Duration.between(truth, time.estimate()));
  }

  private static void assertHolds(TimeBounds time, Instant truth) {
    assertFalse(truth.isBefore(time.lo()), () -> truth + " before " + time);
    assertFalse(truth.isAfter(time.hi()), () -> truth + " after " + time);
  }

  private static ClockFinding only(TimedRecorder timed) {
    assertEquals(1, timed.findings().size(), () -> timed.findings().toString());
    return timed.findings().get(0);
  }

  @Test
  void case05_aReadingAtTheDockDatesTheEpochThatEnds() {
    recorder.ahead(Duration.ofSeconds(12)).beat(0, HOUR);
    assertEquals(ClockBasis.PRIOR, recorder.times().events().get(0).basis());

    TimedEvent timed = recorder.docks(EVENING, true, true).times().events().get(0);

    assertEquals(ClockBasis.DOCK, timed.basis());
    assertEquals(1.5 + 0.7, seconds(timed.time().uncertainty()), 0.01);
    assertEquals(0, lateBy(timed.time(), NINE), 0.01);
  }

  @Test
  void case06_eightHoursReadAtTheDockAreMeasuredAndCorrected() {
    recorder.ahead(EIGHT_HOURS).films(0, TEN_MINUTES, EVENING).docks(EVENING, true, true);
    TimedRecorder timed = recorder.times();

    TimedFile file = timed.files().get(0);
    assertEquals(ClockBasis.DOCK, file.basis());
    assertEquals(0, lateBy(file.begin(), NINE), 0.01);
    assertEquals(1.5 + 0.7, seconds(file.begin().uncertainty()), 0.01);
    assertEquals(ClockFinding.Kind.TIME_ZONE, only(timed).kind());
    assertEquals(28_800, seconds(only(timed).by()), 0.01);
    assertTrue(only(timed).evidence().contains(recorder.sessions.get(0).seq()));
  }

  @Test
  void case07_withoutAReadingOnlyThePriorIsLeft() {
    recorder.ahead(EIGHT_HOURS).films(0, TEN_MINUTES, 10 * HOUR).docks(10 * HOUR, false, true);

    assertFalse(recorder.times().files().get(0).basis().measured());
  }

  @Test
  void case07_aFileThatEndsAfterItWasDockedShowsItsClockWrong() {
    recorder.ahead(EIGHT_HOURS).films(0, TEN_MINUTES, HOUR).docks(HOUR, false, true);
    TimedRecorder timed = recorder.times();

    assertEquals(ClockBasis.RECEIPT, timed.files().get(0).basis());
    assertHolds(timed.files().get(0).begin(), NINE);
  }

  @Test
  void case05_aFileThatIsCopiedAfterTheReadingIsDatedByIt() {
    recorder.ahead(Duration.ofSeconds(40)).films(0, TEN_MINUTES, EVENING + 3 * MINUTE);
    recorder.docks(EVENING, true, true);
    TimedFile file = recorder.times().files().get(0);

    assertEquals(ClockBasis.DOCK, file.basis());
    assertEquals(0, lateBy(file.begin(), NINE), 0.01);
  }

  @Test
  void case07_theSettingAtTheDockSaysNothingOfWhatIsCopiedAfterIt() {
    recorder.ahead(EIGHT_HOURS).films(0, TEN_MINUTES, 10 * HOUR + 3 * MINUTE);
    recorder.docks(10 * HOUR, false, true);

    assertFalse(recorder.times().files().get(0).basis().measured());
  }

  @Test
  void case07_aFileThatEndsAfterItWasCopiedShowsItsClockWrong() {
    recorder.ahead(EIGHT_HOURS).films(0, TEN_MINUTES, HOUR + 3 * MINUTE).docks(HOUR, false, true);
    TimedFile file = recorder.times().files().get(0);

    assertEquals(ClockBasis.RECEIPT, file.basis());
    assertHolds(file.begin(), NINE);
  }

  /** Both times it came back with the same date; only after the second it was recording then. */
  @Test
  void aFileOfTheFactoryDateIsFromWhenTheRecorderWasRecording() {
    long back = Duration.ofDays(9_700).toMillis();
    recorder.runs(0, -back, 0).says(RecorderEventType.RECORDING_STARTED, 10 * MINUTE, 1_000);
    recorder.says(RecorderEventType.RECORDING_STOPPED, 20 * MINUTE, 1_000).beats(21 * MINUTE, 40);
    recorder.epoch = "2";
    long again = 2 * HOUR;
    recorder.runs(again, -back - again, 0).beats(again, 5);
    recorder.says(RecorderEventType.RECORDING_STARTED, again + 30 * MINUTE, 1_000);
    recorder.beats(again + 31 * MINUTE, 6);
    long filmed = again + 34 * MINUTE + 10_000;
    recorder.films(filmed, Duration.ofSeconds(3), EVENING + MINUTE).docks(EVENING, false, true);

    assertEquals(0, lateBy(recorder.times().files().get(0).begin(), truth(filmed)), 1);
  }

  @Test
  void eachDayHasTheClockThatItsOwnDockRead() {
    long tomorrow = 24 * HOUR;
    recorder.ahead(Duration.ofSeconds(-50)).films(0, TEN_MINUTES, EVENING + 3 * MINUTE);
    recorder.docks(EVENING, true, false).runs(tomorrow, 30_000, 0);
    recorder.films(tomorrow, TEN_MINUTES, tomorrow + EVENING + MINUTE);
    recorder.docks(tomorrow + EVENING, true, true);
    long after = tomorrow + EVENING + 10 * MINUTE;
    recorder.films(after, TEN_MINUTES, after + 20 * MINUTE);
    List<TimedFile> files = recorder.times().files();

    assertEquals(0, lateBy(files.get(0).begin(), NINE), 0.01);
    assertEquals(0, lateBy(files.get(1).begin(), truth(tomorrow)), 0.01);
    assertEquals(ClockBasis.SET, files.get(2).basis());
    assertHolds(files.get(2).begin(), truth(after));
  }

  @Test
  void aFileThatComesADayLaterIsDatedByTheDockAfterIt() {
    recorder.ahead(Duration.ofSeconds(40)).films(0, TEN_MINUTES, EVENING + 30 * HOUR);
    recorder.docks(EVENING, true, true).docks(EVENING + 24 * HOUR, true, true);
    TimedFile file = recorder.times().files().get(0);

    assertEquals(ClockBasis.DOCK, file.basis());
    assertEquals(0, lateBy(file.begin(), NINE), 0.01);
  }

  @Test
  void whatADockListedWasMadeBeforeItThoughItsClockSaysAfter() {
    long begin = EVENING - 20 * MINUTE;
    recorder.ahead(Duration.ofMinutes(25)).films(begin, TEN_MINUTES, EVENING + 20 * MINUTE);
    recorder.docks(EVENING, false, true);
    assertEquals(ClockBasis.SET, recorder.times().files().get(0).basis());

    recorder.sessions.clear();
    recorder.docks(EVENING, false, true, recorder.files.get(0));

    assertFalse(recorder.times().files().get(0).basis().measured());
  }

  @Test
  void case08_eachEpochHasItsClockAndTheDockReadTheSecond() {
    recorder.ahead(Duration.ofSeconds(3)).beats(0, 24);
    recorder.films(19 * MINUTE, Duration.ofMinutes(5), EVENING);
    recorder.epoch = "2";
    recorder.ahead(Duration.ofDays(-9700));
    recorder.beats(25 * MINUTE, 15).docks(EVENING, true, true);
    TimedRecorder timed = recorder.times();

    assertEquals(0, timed.files().get(0).epoch());
    assertEquals(ClockBasis.LIVE, timed.files().get(0).basis());
    assertHolds(timed.files().get(0).begin(), truth(19 * MINUTE));
    for (TimedEvent event : timed.events()) {
      assertEquals(event.event().epoch(), String.valueOf(event.epoch() + 1));
      assertTrue(event.basis().measured());
      assertHolds(event.time(), recorder.truthOf(event.seq()));
    }
    assertEquals(ClockFinding.Kind.FACTORY_DATE, only(timed).kind());
  }

  @Test
  void case08_aFactoryDateOfWhichNobodyKnowsIsUnbounded() {
    recorder.ahead(Duration.ofDays(-9700)).beat(0, 1_000);
    TimedRecorder timed = recorder.times();

    assertEquals(ClockBasis.RECEIPT, timed.events().get(0).basis());
    assertHolds(timed.events().get(0).time(), NINE);
  }

  @Test
  void case19_theSameFileFromTwoStationsIsOneAsFirstDocked() {
    recorder.films(0, TEN_MINUTES, EVENING + HOUR).films(0, TEN_MINUTES, EVENING);
    TimedRecorder timed = recorder.times();

    assertEquals(1, timed.files().size());
    assertEquals(2, timed.files().get(0).file().seq());
  }

  @Test
  void anEpochIsCutWhereItsClockJumpsEightHours() {
    recorder.beats(0, 10).ahead(EIGHT_HOURS).beats(10 * MINUTE, 10);
    TimedRecorder timed = recorder.times();

    for (TimedEvent event : timed.events()) {
      assertEquals(ClockBasis.LIVE, event.basis());
      assertHolds(event.time(), recorder.truthOf(event.seq()));
    }
    assertEquals(ClockFinding.Kind.JUMP, only(timed).kind());
    assertEquals(28_800, seconds(only(timed).by()), 2.5);
    assertEquals(List.of(10L, 11L), only(timed).evidence());
  }

  @Test
  void aJumpByWholeHoursDatesTheSideThatNobodyMeasured() {
    recorder.beats(0, 10).ahead(EIGHT_HOURS).beat(10 * MINUTE, 1_000).beat(11 * MINUTE, 1_000);
    TimedRecorder timed = recorder.times();

    TimedEvent last = timed.events().get(11);
    assertEquals(ClockBasis.JUMP, last.basis());
    assertHolds(last.time(), truth(11 * MINUTE));
    assertEquals(ClockFinding.Kind.JUMP, only(timed).kind());
  }

  @Test
  void aStationThatSetsTheClockInMidEpochCutsItWithoutSurprise() {
    recorder.ahead(Duration.ofSeconds(40)).beat(0, HOUR).beat(MINUTE, HOUR);
    recorder.docks(4 * HOUR, true, true).beat(5 * HOUR, HOUR).beat(6 * HOUR, HOUR);
    TimedRecorder timed = recorder.times();

    assertEquals(ClockBasis.DOCK, timed.events().get(0).basis());
    assertEquals(ClockBasis.SET, timed.events().get(2).basis());
    for (TimedEvent event : timed.events()) {
      assertEquals(0, event.epoch());
      assertHolds(event.time(), recorder.truthOf(event.seq()));
    }
    assertEquals(List.of(), timed.findings());
  }

  @Test
  void theNetworkMaySetTheClockInMidEpoch() {
    recorder.ahead(Duration.ofMinutes(5)).beats(0, 10).ahead(Duration.ZERO);
    recorder.beats(12 * MINUTE, 10);
    TimedRecorder timed = recorder.times();

    for (TimedEvent event : timed.events()) {
      assertEquals(ClockBasis.LIVE, event.basis());
      assertHolds(event.time(), recorder.truthOf(event.seq()));
    }
    assertEquals(2, timed.findings().size(), timed.findings()::toString);
    assertEquals(ClockFinding.Kind.WRONG, timed.findings().get(0).kind());
    assertEquals(ClockFinding.Kind.JUMP, timed.findings().get(1).kind());
    assertEquals(-300, seconds(timed.findings().get(1).by()), 2.5);
  }

  @Test
  void satellitesMeasureAClockWhoseWordsCameLate() {
    recorder.ahead(Duration.ofSeconds(50)).beat(0, 2 * HOUR).fix(MINUTE, 2 * HOUR, MINUTE);
    TimedEvent first = recorder.times().events().get(0);

    assertEquals(ClockBasis.SATELLITE, first.basis());
    assertEquals(0, lateBy(first.time(), NINE), 0.01);
    assertEquals(1.5, seconds(first.time().uncertainty()), 0.01);
  }

  @Test
  void anOldPositionToldAgainDoesNotMakeTheClockFast() {
    recorder.fix(0, HOUR, 0).fix(3 * MINUTE, HOUR, 0).fix(9 * MINUTE, HOUR, 0);
    TimedRecorder timed = recorder.times();

    assertEquals(0, lateBy(timed.events().get(2).time(), truth(9 * MINUTE)), 0.01);
    assertEquals(List.of(), timed.findings());
  }

  @Test
  void aTrackInTheFileMeasuresTheClockThatMadeIt() {
    recorder.ahead(Duration.ofMinutes(7)).beat(-MINUTE, 2 * HOUR).beat(4 * MINUTE, 2 * HOUR);
    recorder.film(
        recorder.shows(0), 0, TEN_MINUTES, EVENING, false, List.of(), recorder.track(0, 5));
    TimedRecorder timed = recorder.times();

    assertEquals(ClockBasis.SATELLITE, timed.files().get(0).basis());
    assertEquals(0, lateBy(timed.files().get(0).begin(), NINE), 0.01);
    assertEquals(ClockBasis.SATELLITE, timed.events().get(0).basis());
    assertEquals(0, lateBy(timed.events().get(0).time(), truth(-MINUTE)), 0.01);
    assertEquals(ClockFinding.Kind.WRONG, only(timed).kind());
  }

  @Test
  void localTimeWrittenAsUtcIsToldByTheFilesName() {
    Instant local = NINE.plus(EIGHT_HOURS);
    recorder.film(local, 0, TEN_MINUTES, 10 * HOUR, true, List.of(NINE), List.of());
    recorder.docks(10 * HOUR, true, true);
    TimedRecorder timed = recorder.times();

    assertEquals(ClockBasis.DOCK, timed.files().get(0).basis());
    assertEquals(0, lateBy(timed.files().get(0).begin(), NINE), 0.01);
    assertEquals(List.of(), timed.findings(), "writing local time is no clock that is wrong");
  }

  @Test
  void localTimeWrittenAsUtcIsToldByTheRecordersWords() {
    recorder.beats(0, 6).says(RecorderEventType.RECORDING_STARTED, 6 * MINUTE, 1_000);
    recorder.says(RecorderEventType.RECORDING_STOPPED, 16 * MINUTE, 1_000);
    Instant local = truth(6 * MINUTE).plus(EIGHT_HOURS);
    recorder.film(local, 6 * MINUTE, TEN_MINUTES, 10 * HOUR, true, List.of(), List.of());
    TimedFile file = recorder.times().files().get(0);

    assertEquals(ClockBasis.LIVE, file.basis());
    assertHolds(file.begin(), truth(6 * MINUTE));
  }

  @Test
  void whereNothingTellsTheZoneTheTimeIsNotMeasured() {
    recorder.film(NINE, 0, TEN_MINUTES, 30 * HOUR, true, List.of(), List.of());
    recorder.docks(30 * HOUR, true, true);

    assertFalse(recorder.times().files().get(0).basis().measured());
  }

  @Test
  void whatOneFileTellsOfItsZoneHoldsForTheOthers() {
    Instant local = NINE.plus(EIGHT_HOURS);
    recorder.film(local, 0, TEN_MINUTES, 30 * HOUR, true, List.of(NINE), List.of());
    Instant later = truth(HOUR).plus(EIGHT_HOURS);
    recorder.film(later, HOUR, TEN_MINUTES, 30 * HOUR, true, List.of(), List.of());
    recorder.docks(30 * HOUR, true, true);
    TimedFile second = recorder.times().files().get(1);

    assertEquals(ClockBasis.DOCK, second.basis());
    assertHolds(second.begin(), truth(HOUR));
  }

  @Test
  void epochsWithoutANameAreDividedInWhateverOrderTheirWordsCome() {
    recorder.epoch = null;
    recorder.says(RecorderEventType.POWER_ON, 0, 500).beats(MINUTE, 10);
    recorder.ahead(Duration.ofSeconds(-200));
    recorder.says(RecorderEventType.POWER_ON, 20 * MINUTE, 500).beats(21 * MINUTE, 10);
    List<RecorderEvent> backwards = new ArrayList<>(recorder.events);
    Collections.reverse(backwards);
    TimedRecorder timed = recorder.times(backwards, Docked.NOTHING);

    assertEquals(recorder.times().events(), timed.events());
    assertEquals(0, timed.events().get(10).epoch());
    assertEquals(1, timed.events().get(11).epoch());
    for (TimedEvent event : timed.events()) {
      assertHolds(event.time(), recorder.truthOf(event.seq()));
    }
  }

  @Test
  void aFewSecondsMoreThanBelievedAreNoFinding() {
    recorder.kind = RecorderTraits.ClockKind.NETWORK;
    recorder.ahead(Duration.ofSeconds(11)).beats(0, 10);
    assertEquals(List.of(), recorder.times().findings());

    recorder.ahead(Duration.ofSeconds(15)).beats(10 * MINUTE, 10);
    recorder.events.subList(0, 10).clear();
    assertEquals(ClockFinding.Kind.WRONG, only(recorder.times()).kind());
  }

  @Test
  void theHistoryShowsBothSidesOfAJumpAndWhyTheyAreBelieved() {
    recorder.beats(0, 10).ahead(EIGHT_HOURS).beats(10 * MINUTE, 10);
    recorder.docks(2 * HOUR, true, false);
    ClockHistory history =
        recorder.corrects().history(recorder.events, recorder.docked(), NINE, truth(24 * HOUR));

    assertEquals(1, history.epochs().size());
    List<ClockHistory.Stretch> stretches = history.epochs().get(0).stretches();
    assertEquals(2, stretches.size());
    for (ClockHistory.Offset offset : stretches.get(0).offsets()) {
      assertEquals(ClockBasis.LIVE, offset.basis());
      assertEquals(2, seconds(offset.hi().minus(offset.lo())), 0.1);
    }
    assertEquals(28_800, seconds(stretches.get(1).offsets().get(0).estimate()), 2);
    assertTrue(
        stretches.get(1).evidence().stream()
            .anyMatch(bound -> bound.basis() == ClockBasis.DOCK && bound.seq() == 21));
    assertEquals(ClockFinding.Kind.JUMP, history.findings().get(0).kind());
  }

  @Test
  void theHistoryOfADayBeforeItSpokeIsEmpty() {
    recorder.beats(0, 10);
    Instant before = truth(-24 * HOUR);

    assertEquals(
        List.of(),
        recorder.corrects().history(recorder.events, Docked.NOTHING, before, NINE).epochs());
  }
}
