package io.lintel.gateway.audit;

import static io.lintel.gateway.audit.WorkedCasesTest.assertVerdict;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.linking.Swap;
import io.lintel.gateway.recorder.LooseRecording;
import io.lintel.gateway.recorder.RecorderEvent;
import io.lintel.gateway.recorder.RecorderEventType;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.TechnicianId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * REC-3, case by case; the visit lasts from 19:00 to 32:00. A breach is never the person's: the
 * book may be what is wrong.
 */
class RecorderOwnTest {
  private static final TechnicianId OTHER = new TechnicianId("T-8");

  private final StagedDay day = new StagedDay().ordinaryVisit();

  @Test
  void bookedOutToTheTechnician() {
    recorded(day.recorder("R-7"));

    Verdict verdict = day.verdict("REC-3");

    assertVerdict(verdict, Outcome.PASS, true, null);
    assertEquals(day.technician, verdict.technician());
    assertTrue(verdict.evidence().contains(day.custody.get(0).seq()), verdict::toString);
  }

  /** Handed out between arriving and leaving: certain only if it was so at arriving already. */
  @ParameterizedTest(name = "booked out from {0} to {1}: {2}")
  @CsvSource({
    "18:30, , PASS, true",
    "18:30, 32:30, PASS, true",
    "18:30, 31:30, PASS, false",
    "19:20, , PASS, false",
    "25:00, , PASS, false",
  })
  void bookedOutForPartOfTheVisit(
      String from, @Nullable String to, Outcome outcome, boolean certain) {
    held("R-7", day.technician, from, to);
    recorded(new StagedRecorder(day, "R-7"));

    assertVerdict(day.verdict("REC-3"), outcome, certain, null);
  }

  @Test
  void noRecording() {
    day.recorder("R-7").beats(0, 45);

    assertVerdict(day.verdict("REC-3"), Outcome.NOT_APPLICABLE, false, null);
  }

  @Test
  void noRecorderAtAll() {
    assertVerdict(day.verdict("REC-3"), Outcome.NOT_APPLICABLE, false, null);
  }

  @Test
  void notCarriedOut() {
    day.steps.clear();
    recorded(day.recorder("R-7"));

    assertVerdict(day.verdict("REC-3"), Outcome.NOT_APPLICABLE, false, null);
  }

  @Test
  void onlyBoundByItsOwnWord() {
    bound("R-9", "10:00");
    recorded(new StagedRecorder(day, "R-9"));

    assertVerdict(day.verdict("REC-3"), Outcome.UNDECIDED, false, null);
    assertEquals(List.of("R-9"), custodyNotices());
  }

  @Test
  void boundButBookedOutToSomebodyElse() {
    held("R-9", OTHER, "0:00", null);
    bound("R-9", "10:00");
    recorded(new StagedRecorder(day, "R-9"));

    Verdict verdict = day.verdict("REC-3");

    assertVerdict(verdict, Outcome.UNDECIDED, false, null);
    assertTrue(verdict.because().en().contains("T-8"), verdict::toString);
    assertEquals(List.of("R-9"), custodyNotices());
  }

  @Test
  void oneThatNobodyBookedOutRecordedAtThePlace() {
    day.recorder("R-7").beats(0, 45);
    loose("R-5", "19:30", "40:00", StagedDay.ADDRESS);

    assertVerdict(day.verdict("REC-3"), Outcome.UNDECIDED, false, null);
    assertEquals(List.of("R-5"), custodyNotices());
  }

  @ParameterizedTest(name = "a loose recording from {0} to {1}: {2}")
  @CsvSource({
    "10:00, 18:40, NOT_APPLICABLE",
    "10:00, 20:00, UNDECIDED",
    "31:30, 50:00, UNDECIDED",
    "32:30, 50:00, NOT_APPLICABLE",
  })
  void aLooseRecordingAround(String from, String to, Outcome outcome) {
    loose("R-5", from, to, null);

    assertVerdict(day.verdict("REC-3"), outcome, false, null);
    assertEquals(List.of(), custodyNotices(), "one that tells no place accuses nobody");
  }

  @Test
  void aLooseRecordingFarAway() {
    loose("R-5", "19:30", "40:00", new GeoPoint(37.5, 118.6747));

    assertVerdict(day.verdict("REC-3"), Outcome.NOT_APPLICABLE, false, null);
  }

  @ParameterizedTest(name = "swapped with confidence {0}: {1}")
  @CsvSource({
    "0.4999, PASS, true,",
    "0.5000, UNDECIDED, false,",
    "0.9499, UNDECIDED, false,",
    "0.9500, FAIL, true, UNKNOWN",
    "1.0000, FAIL, true, UNKNOWN",
  })
  void swapped(double confidence, Outcome outcome, boolean certain, @Nullable Cause cause) {
    recorded(day.recorder("R-7"));
    held("R-8", OTHER, "0:00", null);
    recorded(new StagedRecorder(day, "R-8"));
    swap(confidence, "0:00", "60:00");

    assertVerdict(day.verdict("REC-3"), outcome, certain, cause);
  }

  /** An arrival tapped at 19:00 and a leaving at 32:00 are estimated 2.5 s later. */
  @ParameterizedTest(name = "swapped from {0} to {1}: {2}")
  @CsvSource({
    "19:00, 32:05, FAIL, true, UNKNOWN",
    "19:00, 31:50, UNDECIDED, false,",
    "19:05, 32:05, UNDECIDED, false,",
    "10:00, 19:00, PASS, true,",
    "32:05, 60:00, PASS, true,",
  })
  void swappedForPartOfTheVisit(
      String from, String to, Outcome outcome, boolean certain, @Nullable Cause cause) {
    recorded(day.recorder("R-7"));
    held("R-8", OTHER, "0:00", null);
    recorded(new StagedRecorder(day, "R-8"));
    swap(0.99, from, to);

    assertVerdict(day.verdict("REC-3"), outcome, certain, cause);
  }

  @Test
  void theOneInHandWasSomewhereElse() {
    StagedRecorder recorder = day.recorder("R-7");
    recorder.fix = RecorderAtPlaceTest.away(2_000);
    recorded(recorder);

    assertVerdict(day.verdict("REC-3"), Outcome.UNDECIDED, false, null);
  }

  private void recorded(StagedRecorder recorder) {
    recorder.beats(0, 18).start("19:30").beats(20, 40).stop("40:45", "manual");
  }

  private void held(String recorder, TechnicianId who, String from, @Nullable String to) {
    day.custody.add(
        new CustodySpan(
            day.next(), recorder, who, StagedDay.at(from), to == null ? null : StagedDay.at(to)));
  }

  private void bound(String recorder, String clock) {
    Instant when = StagedDay.at(clock);
    day.events.add(
        new RecorderEvent(
            day.next(),
            recorder,
            RecorderEventType.BOUND,
            when,
            when.plusSeconds(1),
            0L,
            "1",
            null,
            null,
            null,
            null,
            day.technician.text(),
            null,
            null,
            null,
            null,
            Duration.ofMillis(1800),
            null));
  }

  private void loose(String recorder, String from, String to, @Nullable GeoPoint place) {
    day.loose.add(
        new LooseRecording(
            recorder,
            day.next(),
            TimeBounds.exactly(StagedDay.at(from)),
            TimeBounds.exactly(StagedDay.at(to)),
            place == null ? List.of() : List.of(place)));
  }

  private void swap(double confidence, String from, String to) {
    day.swaps.add(
        new Swap(
            "R-7",
            day.technician,
            "R-8",
            OTHER,
            StagedDay.at(from),
            StagedDay.at(to),
            confidence,
            List.of(day.events.get(0).seq())));
  }

  private List<String> custodyNotices() {
    return day.judged("gas-strict").notices().stream()
        .filter(notice -> notice.kind() == Notice.Kind.CUSTODY)
        .map(Notice::device)
        .toList();
  }
}
