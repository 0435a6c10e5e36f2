package io.lintel.gateway.audit;

import static io.lintel.gateway.audit.WorkedCasesTest.assertLate;
import static io.lintel.gateway.audit.WorkedCasesTest.assertVerdict;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.linking.Swap;
import io.lintel.gateway.visit.TechnicianId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked cases of docs/linking.md that rest on what docks say, by their numbers. */
class WorkedCasesAtTheDockTest {
  private static final String EVENING = "600:00";

  @Test
  void case05_aClockReadInTheEveningMakesThePriorsPassCertain() {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7");
    recorder.device.skew = Duration.ofSeconds(12);
    recorder.device.flushedAt = StagedDay.at(EVENING);
    recorder.start("19:20").stop("40:00", "manual");
    assertVerdict(day.verdict("REC-1"), Outcome.PASS, false, null);

    recorder.dock().filmed("19:20", "40:00").docked(EVENING);

    assertVerdict(day.verdict("REC-1"), Outcome.PASS, true, null);
    assertLate(day.verdict("REC-1"), -40, 13.3);
  }

  @Test
  void case06_aClockEightHoursFastThatTheDockRead() {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7");
    recorder.device.skew = Duration.ofHours(8);
    recorder.dock().filmed("19:30", "40:00").docked(EVENING);

    assertVerdict(day.verdict("REC-1"), Outcome.PASS, true, null);
    assertVerdict(day.verdict("REC-2"), Outcome.PASS, true, null);
    assertTrue(
        day.judged("gas-strict").notices().stream()
            .anyMatch(notice -> notice.kind() == Notice.Kind.CLOCK));
  }

  @Test
  void case06_lateOnThatClockIsLate() {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7");
    recorder.device.skew = Duration.ofHours(8);
    recorder.dock().filmed("05:00", "06:00").filmed("21:30", "40:00").docked(EVENING);

    Verdict verdict = day.verdict("REC-1");
    assertVerdict(verdict, Outcome.FAIL, true, Cause.PERSON);
    assertLate(verdict, 90, 13.3);
  }

  @Test
  void case07_aClockEightHoursFastThatNobodyRead() {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7");
    recorder.device.skew = Duration.ofHours(8);
    StagedDock dock = recorder.dock();
    dock.readsClock = false;
    dock.filmed("19:30", "40:00").docked(EVENING);

    assertVerdict(day.verdict("REC-1"), Outcome.UNDECIDED, false, null);
    assertVerdict(day.verdict("REC-2"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void case08_batteryDiedAndTheDockClosesTheSecondEpoch() {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7").beats(0, 19).start("19:30").beats(20, 23);
    StagedDock dock = recorder.dock().filmed("19:30", "24:40");
    recorder.battery = 3;
    recorder.heartbeat("24:30").reborn("2", Duration.ofDays(-9700));
    recorder.heartbeat("25:30").beats(26, 40);
    dock.epoch = "2";
    dock.docked(EVENING);

    assertVerdict(day.verdict("REC-1"), Outcome.PASS, true, null);
    assertVerdict(day.verdict("REC-2"), Outcome.FAIL, true, Cause.DEVICE);
  }

  @Test
  void case09_neverOnThoughTheBatteryWasGood() {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7").beats(0, 18).loses(8).beats(27, 45);
    assertVerdict(day.verdict("REC-1"), Outcome.UNDECIDED, false, null);

    recorder.dock().docked(EVENING);

    assertVerdict(day.verdict("REC-1"), Outcome.FAIL, true, Cause.PERSON);
    assertVerdict(day.verdict("REC-2"), Outcome.FAIL, true, Cause.PERSON);
  }

  @Test
  void case09_anIndexThatIsNotWholeProvesNothing() {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedDock dock = day.recorder("R-7").beats(0, 18).loses(8).beats(27, 45).dock();
    dock.whole = false;
    dock.docked(EVENING);

    Verdict verdict = day.verdict("REC-1");
    assertVerdict(verdict, Outcome.UNDECIDED, false, null);
    assertTrue(verdict.because().en().contains("may not be all"), verdict::toString);
    assertNull(day.judged("gas-strict").awaits(), "nothing more will come");
  }

  @Test
  void case10_neverOnAndNoWordAllDay() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7").dock().docked(EVENING);

    assertVerdict(day.verdict("REC-1"), Outcome.FAIL, true, Cause.UNKNOWN);
    assertVerdict(day.verdict("REC-2"), Outcome.FAIL, true, Cause.UNKNOWN);
  }

  @ParameterizedTest(name = "numbered {0}")
  @CsvSource({"true,FAIL", "false,UNDECIDED"})
  void case10_filesThatFollowEachOtherInNumberHaveNothingBetweenThem(
      boolean numbered, Outcome outcome) {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedDock dock = day.recorder("R-7").dock();
    dock.numbered = numbered;
    dock.filmed("05:00", "06:00").filmed("50:00", "59:00").docked(EVENING);

    assertEquals(outcome, day.verdict("REC-1").outcome(), day.verdict("REC-1")::toString);
  }

  @Test
  void case10_aNumberLeftOutIsAFileThatMayHaveBeenThisOne() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7")
        .dock()
        .filmed("05:00", "06:00")
        .filmed("19:30", "40:00")
        .overwritten()
        .filmed("50:00", "59:00")
        .docked(EVENING);

    assertVerdict(day.verdict("REC-1"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void case11_waitingForTheDockAndThenEvidenceMissing() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7");
    day.asOf = StagedDay.at("45:00");

    CaseResult waiting = day.judged("gas-strict");
    Verdict verdict = day.verdict("REC-1");
    assertVerdict(verdict, Outcome.UNDECIDED, false, null);
    assertTrue(
        verdict.because().en().contains("waiting for the dock, until 24 h"), verdict::toString);
    assertTrue(verdict.because().zh().contains("等待采集"), verdict::toString);
    Duration wait = Duration.between(StagedDay.at("32:00"), waiting.awaits());
    assertEquals(24 * 60, wait.toMinutes());

    day.asOf = waiting.awaits();
    verdict = day.verdict("REC-1");
    assertVerdict(verdict, Outcome.UNDECIDED, false, null);
    assertTrue(verdict.because().en().contains("evidence missing"), verdict::toString);
    assertNull(day.judged("gas-strict").awaits());
  }

  @Test
  void case11_aListedFileThatHasNotComeIsAwaited() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7").dock().filmed("19:30", "40:00").docksWithoutTaking(EVENING);
    day.asOf = StagedDay.at("700:00");

    Verdict verdict = day.verdict("REC-1");
    assertVerdict(verdict, Outcome.UNDECIDED, false, null);
    assertTrue(verdict.because().en().contains("has not come; waiting"), verdict::toString);
  }

  @Test
  void case12_heartbeatsLostInTheCellarAndTheFileWhole() {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7").beats(0, 19).start("19:30").loses(12);
    recorder.beats(33, 40).stop("41:00", "button");
    assertVerdict(day.verdict("REC-2"), Outcome.PASS, false, null);

    recorder.dock().filmed("19:30", "41:00").docked(EVENING);

    assertVerdict(day.verdict("REC-1"), Outcome.PASS, true, null);
    assertVerdict(day.verdict("REC-2"), Outcome.PASS, true, null);
    assertEquals(1, recordings(day));
  }

  @Test
  void case14_withTheOthersRecorderAsIfRight() {
    StagedDay day = new StagedDay().ordinaryVisit();
    TechnicianId other = new TechnicianId("T-8");
    day.recorder("R-7").beats(0, 45).dock().docked(EVENING);
    day.custody.add(
        new CustodySpan(day.next(), "R-8", other, StagedDay.NINE.minusSeconds(3600), null));
    new StagedRecorder(day, "R-8")
        .beats(0, 19)
        .start("19:30")
        .beats(20, 40)
        .stop("41:00", "button");
    assertVerdict(day.verdict("REC-1"), Outcome.FAIL, true, Cause.PERSON);

    swapped(day, other, 0.6);
    assertVerdict(day.verdict("REC-1"), Outcome.UNDECIDED, false, null);

    day.swaps.clear();
    swapped(day, other, 0.997);
    assertVerdict(day.verdict("REC-1"), Outcome.PASS, true, null);
    assertVerdict(day.verdict("REC-2"), Outcome.PASS, true, null);
    assertVerdict(day.verdict("REC-3"), Outcome.FAIL, true, Cause.UNKNOWN);
  }

  private static void swapped(StagedDay day, TechnicianId other, double confidence) {
    day.swaps.add(
        new Swap(
            "R-7",
            day.technician,
            "R-8",
            other,
            StagedDay.NINE,
            StagedDay.NINE.plusSeconds(9_000),
            confidence,
            List.of(1L)));
  }

  @Test
  void case19_aFileDockedFromTwoStations() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7").dock().filmed("19:30", "40:00").dockedTwice(EVENING, "620:00");

    assertVerdict(day.verdict("REC-1"), Outcome.PASS, true, null);
    assertEquals(1, recordings(day));
  }

  @Test
  void case20_theFileShowsThePrebufferAndTheEventTheButton() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.prebuffer = Duration.ofSeconds(30);
    StagedRecorder recorder = day.recorder("R-7").beats(0, 19).start("20:20").beats(20, 45);
    recorder.stop("46:00", "button").dock().filmed("19:50", "46:00").docked(EVENING);

    assertEquals(1, recordings(day));
    assertVerdict(day.verdict("REC-1", "gas-strict"), Outcome.FAIL, true, Cause.PERSON);
    assertLate(day.verdict("REC-1", "gas-strict"), 20, 12);
    assertVerdict(day.verdict("REC-1", "gas-lenient"), Outcome.PASS, true, null);
    assertLate(day.verdict("REC-1", "gas-lenient"), -10, 12);
  }

  @Test
  void case22_aSpareRecordersFileIsEnough() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7").beats(0, 45).dock().docked(EVENING);
    StagedDay depot = new StagedDay();
    new StagedRecorder(depot, "R-99").dock().filmed("19:00", "34:00").docked(EVENING);
    UnheldResult spare =
        CaseAudit.judgeUnheld(
            new UnheldFile(
                "R-99",
                List.of(),
                List.of(),
                depot.files,
                depot.docks,
                List.of(),
                depot.file().defaultTraits()),
            StagedDay.policy("gas-strict"));
    assertEquals(1, spare.recordings().size());
    assertVerdict(day.verdict("REC-1"), Outcome.FAIL, true, Cause.PERSON);

    day.loose.addAll(spare.recordings());

    assertVerdict(day.verdict("REC-1"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void theSeamOfTwoFilesJoinsThemAndThreeSecondsMoreDoNot() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7").dock().filmed("15:00", "25:00").filmed("25:02", "40:00").docked(EVENING);
    assertEquals(1, recordings(day));
    assertVerdict(day.verdict("REC-2"), Outcome.PASS, true, null);

    StagedDay torn = new StagedDay().ordinaryVisit();
    torn.recorder("R-7").dock().filmed("15:00", "25:00").filmed("25:20", "40:00").docked(EVENING);
    assertEquals(2, recordings(torn));
    assertEquals(Outcome.FAIL, torn.verdict("REC-2").outcome());
    assertNotEquals(Cause.PERSON, torn.verdict("REC-2").cause());
  }

  @Test
  void aRecordingWhoseStopWasLostEndsWhereItsFileEnds() {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7").beats(0, 19).start("19:30").beats(20, 23);
    assertVerdict(day.verdict("REC-2"), Outcome.UNDECIDED, false, null);

    recorder.dock().filmed("19:30", "24:10").docked(EVENING);

    Verdict verdict = day.verdict("REC-2");
    assertEquals(1, recordings(day));
    assertNotEquals(Outcome.PASS, verdict.outcome(), verdict::toString);
  }

  @Test
  void aFileWithoutSoundIsTold() {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedDock dock = day.recorder("R-7").dock();
    dock.sound = false;
    dock.filmed("19:30", "40:00").docked(EVENING);

    Verdict verdict = day.verdict("REC-2");
    assertVerdict(verdict, Outcome.PASS, true, null);
    assertTrue(verdict.because().en().contains("without sound"), verdict::toString);
    assertTrue(verdict.because().zh().contains("无声音"), verdict::toString);
  }

  private static int recordings(StagedDay day) {
    return day.judged("gas-strict").stories().get(0).recordings().size();
  }
}
