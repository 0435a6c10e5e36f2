package io.lintel.gateway.audit;

import static io.lintel.gateway.audit.WorkedCasesTest.assertVerdict;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.recorder.DockSession;
import io.lintel.gateway.recorder.DockedFile;
import io.lintel.gateway.recorder.RecorderEventType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * REC-5, case by case: recorded from 19:30 to 40:45, so docked in time until 1480:45 and however
 * much later the end may have been.
 */
class RecordingDockedTest {
  private final StagedDay day = new StagedDay().ordinaryVisit();
  private final StagedRecorder recorder = day.recorder("R-7");
  private final StagedDock dock = recorder.dock();

  @Test
  void inTime() {
    recorded();
    dock.filmed("19:30", "40:45").docked("300:00");

    Verdict verdict = day.verdict("REC-5");

    assertVerdict(verdict, Outcome.PASS, true, null);
    assertEquals(day.technician, verdict.technician());
    assertTrue(verdict.evidence().contains(day.files.get(0).seq()), verdict::toString);
  }

  @ParameterizedTest(name = "docked at {0}, copied 20 s later: {1}")
  @CsvSource({
    "1480:20, PASS,",
    "1480:30, FAIL, UNKNOWN",
    "2900:00, FAIL, UNKNOWN",
  })
  void aroundTheLimit(String clock, Outcome outcome, @Nullable Cause cause) {
    recorded();
    dock.filmed("19:30", "40:45").docked(clock);
    day.asOf = StagedDay.at("3000:00");

    assertVerdict(day.verdict("REC-5"), outcome, true, cause);
  }

  @Test
  void lateAfterAFault() {
    recorded();
    recorder.event("50:00", RecorderEventType.FAULT, "storage");
    dock.filmed("19:30", "40:45").docked("1500:00");
    day.asOf = StagedDay.at("3000:00");

    assertVerdict(day.verdict("REC-5"), Outcome.FAIL, true, Cause.DEVICE);
  }

  @Test
  void twoFilesOfOneRecording() {
    recorded();
    dock.filmed("19:30", "30:00").filmed("30:00", "40:45").docked("300:00");

    assertVerdict(day.verdict("REC-5"), Outcome.PASS, true, null);
  }

  @Test
  void noHash() {
    recorded();
    dock.filmed("19:30", "40:45").docked("300:00");
    day.files.set(0, copy(day.files.get(0), null, "300:00"));

    assertVerdict(day.verdict("REC-5"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void waitedForUntilTheLimit() {
    recorded();
    anEarlierDocking();
    day.asOf = StagedDay.at("300:00");

    assertVerdict(day.verdict("REC-5"), Outcome.UNDECIDED, false, null);
    Instant awaits = day.judged("gas-strict").awaits();
    assertTrue(
        awaits != null
            && awaits.isAfter(StagedDay.at("1470:00"))
            && awaits.isBefore(StagedDay.at("1482:00")),
        () -> "awaits " + awaits);
  }

  @Test
  void waitedForInVain() {
    recorded();
    anEarlierDocking();
    day.asOf = StagedDay.at("1500:00");

    Verdict verdict = day.verdict("REC-5");

    assertVerdict(verdict, Outcome.UNDECIDED, false, null);
    assertTrue(verdict.because().en().contains("evidence missing"), verdict::toString);
  }

  @Test
  void onTheRecorderAndNotTaken() {
    recorded();
    dock.filmed("19:30", "40:45").docksWithoutTaking("300:00");
    day.asOf = StagedDay.at("1500:00");

    assertVerdict(day.verdict("REC-5"), Outcome.FAIL, true, Cause.DEVICE);
  }

  @Test
  void notTakenYetAndTheLimitNotReached() {
    recorded();
    dock.filmed("19:30", "40:45").docksWithoutTaking("300:00");
    day.asOf = StagedDay.at("400:00");

    assertVerdict(day.verdict("REC-5"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void overwrittenBeforeItWasDocked() {
    recorded();
    dock.filmed("19:30", "40:45").overwritten().filmed("50:00", "55:00");
    dock.whole = false;
    dock.docked("300:00");
    day.asOf = StagedDay.at("1500:00");

    assertVerdict(day.verdict("REC-5"), Outcome.FAIL, true, Cause.DEVICE);
  }

  /** Listed with one content, and taken with another: then it was overwritten in between. */
  @ParameterizedTest(name = "listed at {0}, taken at 300:00, seen at {1}: {2}")
  @CsvSource({
    "298:00, 400:00, UNDECIDED, false,",
    "298:00, 1500:00, FAIL, true, DEVICE",
    "359:00, 1500:00, FAIL, true, DEVICE",
    // Of another docking: some recorders begin with the same names every day.
    "10:00, 1500:00, PASS, true,",
    "362:00, 1500:00, PASS, true,",
  })
  void overwrittenUnderTheSameName(
      String listed, String asOf, Outcome outcome, boolean certain, @Nullable Cause cause) {
    recorded();
    dock.filmed("19:30", "40:45").docked("300:00");
    day.docks.clear();
    listed(listed, day.files.get(0).name(), "cd".repeat(32));
    day.asOf = StagedDay.at(asOf);

    Verdict verdict = day.verdict("REC-5");

    assertVerdict(verdict, outcome, certain, cause);
    assertTrue(verdict.evidence().contains(day.files.get(0).seq()), verdict::toString);
  }

  @Test
  void itsOwnContentIsListedBesideAnother() {
    recorded();
    dock.filmed("19:30", "40:45").docked("300:00");
    listed("298:00", day.files.get(0).name(), "cd".repeat(32));

    assertVerdict(day.verdict("REC-5"), Outcome.PASS, true, null);
  }

  @Test
  void whatWasDockedFirstUnderItsNameCounts() {
    recorded();
    dock.filmed("19:30", "40:45").docked("300:00");
    DockedFile first = day.files.get(0);
    day.files.add(copy(first, "cd".repeat(32), "1500:00"));
    listed("1499:00", first.name(), "cd".repeat(32));
    day.asOf = StagedDay.at("3000:00");

    Verdict verdict = day.verdict("REC-5");

    assertVerdict(verdict, Outcome.PASS, true, null);
  }

  @Test
  void aContentWithoutAHashIsNotOverwritten() {
    recorded();
    dock.filmed("19:30", "40:45").docked("300:00");
    String name = day.files.get(0).name();
    day.files.set(0, copy(day.files.get(0), null, "300:00"));
    listed("298:00", name, "cd".repeat(32));
    day.asOf = StagedDay.at("1500:00");

    assertVerdict(day.verdict("REC-5"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void dockedAndNotAmongTheFiles() {
    recorded();
    dock.filmed("5:00", "6:00").docked("300:00");
    day.asOf = StagedDay.at("1500:00");

    assertVerdict(day.verdict("REC-5"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void noDockingWasEverHeardOf() {
    recorded();

    assertVerdict(day.verdict("REC-5"), Outcome.NOT_APPLICABLE, false, null);
  }

  @Test
  void nothingRecorded() {
    recorder.beats(0, 45);
    anEarlierDocking();

    assertVerdict(day.verdict("REC-5"), Outcome.NOT_APPLICABLE, false, null);
  }

  @Test
  void notCarriedOut() {
    day.steps.clear();
    recorded();

    assertVerdict(day.verdict("REC-5"), Outcome.NOT_APPLICABLE, false, null);
  }

  private void recorded() {
    recorder.beats(0, 18).start("19:30").beats(20, 40).stop("40:45", "manual").beats(41, 60);
  }

  private DockedFile copy(DockedFile file, @Nullable String hash, String docked) {
    return new DockedFile(
        hash == null ? file.seq() : day.next(),
        file.recorder(),
        file.name(),
        hash,
        file.began(),
        file.zone(),
        file.written(),
        file.length(),
        file.sound(),
        file.track(),
        file.station(),
        StagedDay.at(docked),
        StagedDay.at(docked).plusSeconds(60));
  }

  private void listed(String clock, String name, String hash) {
    day.docks.add(
        new DockSession(
            day.next(),
            "R-7",
            "D-1",
            StagedDay.at(clock),
            null,
            false,
            null,
            null,
            true,
            List.of(new DockSession.Indexed(name, 1_000_000, hash)),
            StagedDay.at(clock).plusSeconds(1)));
  }

  private void anEarlierDocking() {
    dock.docked("1:00");
  }
}
