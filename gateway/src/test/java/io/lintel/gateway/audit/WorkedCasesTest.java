package io.lintel.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.linking.Swap;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.visit.VisitKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @Test
  void case03_onFourSecondsAfter() {
    Verdict verdict = recordedFrom("20:04").verdict("REC-1");

    assertVerdict(verdict, Outcome.UNDECIDED, false, null);
    assertLate(verdict, 4, 12);
  }

  @Test
  void case04_onFourSecondsBefore() {
    Verdict verdict = recordedFrom("19:56").verdict("REC-1");

    assertVerdict(verdict, Outcome.PASS, false, null);
    assertLate(verdict, -4, 12);
  }

  @Test
  void case05_withThePriorAloneFortySecondsBeforeIsNotCertain() {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7");
    recorder.device.flushedAt = StagedDay.NINE.plus(Duration.ofHours(10));
    recorder.start("19:20").stop("40:00", "manual");

    assertVerdict(day.verdict("REC-1"), Outcome.PASS, false, null);
  }

  @Test
  void case08_batteryDiedInTheVisitAndTheSecondEpochHasAFactoryDate() {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7").beats(0, 19).start("19:30").beats(20, 23);
    recorder.battery = 3;
    recorder.heartbeat("24:30").reborn("2", Duration.ofDays(-9700)).heartbeat("28:00");

    assertVerdict(day.verdict("REC-1"), Outcome.PASS, true, null);
    assertVerdict(day.verdict("REC-2"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void case09_neverOnThoughTheHeartbeatsNeverBroke() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7").beats(0, 45);

    assertVerdict(day.verdict("REC-1"), Outcome.FAIL, true, Cause.PERSON);
    assertVerdict(day.verdict("REC-2"), Outcome.FAIL, true, Cause.PERSON);
  }

  @Test
  void case09_neverOnAndTheBatteryUnknown() {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7");
    recorder.battery = null;
    recorder.beats(0, 45);

    assertVerdict(day.verdict("REC-1"), Outcome.FAIL, true, Cause.UNKNOWN);
  }

  @Test
  void case10_neverOnAndTheHeartbeatsBroke() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7").beats(0, 18).loses(8).beats(27, 45);

    assertVerdict(day.verdict("REC-1"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void case11_neverOnAndNoWordOfTheRecorder() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.holds("R-7");

    assertVerdict(day.verdict("REC-1"), Outcome.UNDECIDED, false, null);
    assertVerdict(day.verdict("REC-2"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void case12_heartbeatsLostInTheCellar() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7").beats(0, 19).start("19:30").loses(12).beats(33, 40).stop("41:00", "button");

    assertVerdict(day.verdict("REC-1"), Outcome.PASS, true, null);
    Verdict through = day.verdict("REC-2");
    assertVerdict(through, Outcome.PASS, false, null);
    assertTrue(through.because().en().contains("heartbeats were missing"), through::toString);
  }

  @Test
  void case13_oneRecordingOverFourDoors() {
    StagedDay day = new StagedDay();
    for (int i = 0; i < 4; i++) {
      VisitId visit = new VisitId("D-" + i);
      day.visit(visit.text(), VisitKind.SAFETY_CHECK);
      day.tap(visit, minute(10 * i + 9), StepType.ARRIVED, null, null)
          .tap(visit, minute(10 * i + 10), StepType.KNOCKED, null, null)
          .tap(visit, minute(10 * i + 12), StepType.ENTERED, null, null)
          .tap(visit, minute(10 * i + 17), StepType.LEFT, null, null);
    }
    day.recorder("R-7").beats(0, 7).start("08:00").beats(8, 50).stop("51:00", "manual");

    CaseResult result = day.judged("gas-strict");

    for (int i = 0; i < 4; i++) {
      VisitId door = new VisitId("D-" + i);
      Verdict verdict = day.verdict(result, "REC-1", door);
      assertVerdict(verdict, Outcome.PASS, true, null);
      assertTrue(
          result.links().stream()
              .anyMatch(link -> link.seq() == day.seqOf("08:00") && door.equals(link.visit())),
          "the start is linked to each door it covers");
    }
  }

  @Test
  void case14_theRecorderWasWithSomebodyElseAllTheTime() {
    for (String startedThere : List.of("12:00", "20:20", "29:00")) {
      StagedDay day = new StagedDay().ordinaryVisit();
      StagedRecorder recorder = day.recorder("R-7");
      recorder.fix =
          new Step.Fix(new GeoPoint(StagedDay.ADDRESS.lat() + 0.02, StagedDay.ADDRESS.lon()), 30);
      recorder.beats(0, 11).start(startedThere).beats(30, 40).stop("40:45", "manual");

      for (String rule : List.of("REC-1", "REC-2")) {
        Verdict verdict = day.verdict(rule);
        assertVerdict(verdict, Outcome.UNDECIDED, false, null);
        assertTrue(verdict.because().en().contains("somewhere else"), verdict::toString);
      }
    }
  }

  @Test
  void case14_onePlaceAtTheDoorIsEnoughToCount() {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7").beats(0, 19).start("20:20");
    recorder.fix =
        new Step.Fix(new GeoPoint(StagedDay.ADDRESS.lat() + 0.02, StagedDay.ADDRESS.lon()), 30);
    recorder.beats(20, 25);
    recorder.fix = new Step.Fix(StagedDay.ADDRESS, 30);
    recorder.beats(26, 40).stop("40:45", "manual");

    assertVerdict(day.verdict("REC-1"), Outcome.FAIL, true, Cause.PERSON);
  }

  @Test
  void case14_aSwappedRecordersEventsAreLinkedToWhoeverCarriedIt() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7").start("19:30").beats(20, 30);
    day.custody.add(
        new CustodySpan(
            day.next(), "R-8", new TechnicianId("T-8"), StagedDay.NINE.minusSeconds(3600), null));
    new StagedRecorder(day, "R-8").start("19:30").beats(20, 30);
    long own = day.events.get(3).seq();
    long borne = day.events.stream().filter(e -> e.recorder().equals("R-8")).toList().get(3).seq();
    assertEquals(1, linksOf(day, own).size());
    assertEquals(0, linksOf(day, borne).size());

    day.swaps.add(
        new Swap(
            "R-7",
            day.technician,
            "R-8",
            new TechnicianId("T-8"),
            StagedDay.NINE,
            StagedDay.NINE.plusSeconds(9_000),
            0.997,
            List.of(own)));

    assertEquals(0, linksOf(day, own).size());
    Link link = linksOf(day, borne).get(0);
    assertEquals(StagedDay.VISIT, link.visit());
    assertEquals("swap", link.reasons().get(0).what());
    Notice notice =
        day.judged("gas-strict").notices().stream()
            .filter(one -> one.kind() == Notice.Kind.SWAP)
            .findFirst()
            .orElseThrow();
    assertEquals("R-7", notice.device());
    assertTrue(notice.because().en().contains("T-8"), notice::toString);
  }

  private static List<Link> linksOf(StagedDay day, long seq) {
    return day.judged("gas-strict").links().stream().filter(link -> link.seq() == seq).toList();
  }

  @Test
  void case15_knockTappedInTheCarTenMinutesLater() {
    StagedDay day = new StagedDay().tap("19:00", StepType.ARRIVED).restOfVisit();
    GeoPoint car = new GeoPoint(StagedDay.ADDRESS.lat() + 0.0027, StagedDay.ADDRESS.lon());
    day.tap(StagedDay.VISIT, StagedDay.at("42:00"), StepType.KNOCKED, new Step.Fix(car, 10), null);
    day.recorder("R-7").beats(0, 22).start("23:00").beats(23, 45);

    Verdict verdict = day.verdict("REC-1");

    assertVerdict(verdict, Outcome.UNDECIDED, false, null);
    assertTrue(verdict.because().en().contains("step time contradicts place"), verdict::toString);
  }

  @ParameterizedTest(name = "a step every {0} s")
  @CsvSource({"1.2", "2.4"})
  void case15_allTappedInOneGoBeforeTheHouse(double between) {
    StagedDay day = new StagedDay();
    List<StepType> visit =
        List.of(
            StepType.ARRIVED,
            StepType.KNOCKED,
            StepType.DOOR_OPENED,
            StepType.IDENTIFIED,
            StepType.SHOE_COVERS,
            StepType.ENTERED,
            StepType.WORK_STARTED,
            StepType.WORK_DONE,
            StepType.CLEANED,
            StepType.SAFETY_BRIEFED,
            StepType.SIGNED,
            StepType.LEFT);
    for (int i = 0; i < visit.size(); i++) {
      day.tap(StagedDay.VISIT, day.at(2400 + i * between), visit.get(i), null, null);
    }
    day.recorder("R-7").beats(0, 18).start("19:00").beats(19, 31).stop("32:30", "manual");

    assertVerdict(day.verdict("REC-1"), Outcome.UNDECIDED, false, null);
    assertVerdict(day.verdict("REC-2"), Outcome.UNDECIDED, false, null);
  }

  @Test
  void case16_phoneFiveMinutesSlowWithAges() {
    StagedDay day = new StagedDay();
    day.phone.skew = Duration.ofMinutes(-5);
    day.phone.ages = true;
    day.ordinaryVisit();
    day.recorder("R-7").beats(0, 19).start("20:20").beats(20, 45);

    assertVerdict(day.verdict("REC-1"), Outcome.FAIL, true, Cause.PERSON);
    assertLate(day.verdict("REC-1"), 20, 12);
  }

  @ParameterizedTest(name = "phone {0} s wrong, recorder on at {1}")
  @CsvSource({"90,19:40", "90,20:20", "-90,19:40", "-90,20:20", "0,19:40", "0,20:20"})
  void case17_phoneWrongAndFlushedAtNightWithoutAges(long skew, String on) {
    StagedDay day = new StagedDay();
    day.phone.skew = Duration.ofSeconds(skew);
    day.phone.flushedAt = StagedDay.NINE.plus(Duration.ofHours(12));
    day.ordinaryVisit();
    day.recorder("R-7").beats(0, 19).start(on).beats(20, 45);

    Verdict verdict = day.verdict("REC-1");

    assertTrue(
        verdict.outcome() == Outcome.UNDECIDED
            || (verdict.outcome() == Outcome.PASS && !verdict.certain()),
        verdict::toString);
  }

  @Test
  void case18_heartbeatsAllTwentySecondsLate() {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7");
    recorder.device.transit = Duration.ofSeconds(20);
    recorder.device.roundTrip = null;
    recorder.beats(0, 19).start("19:50").beats(20, 45);

    assertVerdict(day.verdict("REC-1"), Outcome.PASS, false, null);
  }

  @Test
  void case20_prebufferCountsByPolicy() {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7");
    recorder.prebuffer = Duration.ofSeconds(30);
    recorder.beats(0, 19).start("20:20").beats(20, 45);

    assertVerdict(day.verdict("REC-1", "gas-strict"), Outcome.FAIL, true, Cause.PERSON);
    assertLate(day.verdict("REC-1", "gas-strict"), 20, 12);
    assertVerdict(day.verdict("REC-1", "gas-lenient"), Outcome.PASS, true, null);
    assertLate(day.verdict("REC-1", "gas-lenient"), -10, 12);
  }

  @Test
  void case21_emergencyWithTheDoorOpen() {
    StagedDay day =
        new StagedDay()
            .tap("19:00", StepType.ARRIVED)
            .tap("20:00", StepType.ENTERED)
            .tap("24:00", StepType.SAFETY_CHECKED)
            .tap("28:00", StepType.WORK_DONE)
            .tap("32:00", StepType.LEFT);
    day.recorder("R-7").beats(0, 19).start("20:20").beats(20, 45);

    Verdict verdict = day.verdict("REC-1");

    assertVerdict(verdict, Outcome.FAIL, true, Cause.PERSON);
    assertTrue(verdict.because().en().contains("after the entry"), verdict::toString);
  }

  @Test
  void case22_aSpareRecorderRecordedAtThePlace() {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7").beats(0, 45);
    StagedDay depot = new StagedDay();
    new StagedRecorder(depot, "R-99").beats(10, 18).start("19:00").beats(19, 33).stop("34:00", "x");
    UnheldResult spare =
        CaseAudit.judgeUnheld(
            new UnheldFile(
                "R-99",
                List.of(),
                depot.events,
                List.of(),
                List.of(),
                List.of(),
                depot.file().defaultTraits()),
            StagedDay.policy("gas-strict"));

    day.loose.addAll(spare.recordings());

    assertVerdict(day.verdict("REC-1"), Outcome.UNDECIDED, false, null);
    assertEquals(2, spare.links().stream().filter(link -> link.end() == Link.End.ORPHAN).count());
  }

  @Test
  void stepsTappedInABurstAreNoticed() {
    StagedDay day =
        new StagedDay()
            .tap("30:00", StepType.ARRIVED)
            .tap("30:01", StepType.KNOCKED)
            .tap("30:02", StepType.ENTERED)
            .tap("30:03", StepType.LEFT);

    Notice notice = day.judged("gas-strict").notices().get(0);

    assertEquals(Notice.Kind.STEP_TIME, notice.kind());
    assertEquals(4, notice.evidence().size());
    assertTrue(notice.because().zh().contains("矛盾"), notice::toString);
    assertTrue(new StagedDay().ordinaryVisit().judged("gas-strict").notices().isEmpty());
  }

  private static StagedDay recordedFrom(String start) {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.recorder("R-7").beats(0, 18).start(start).beats(20, 40).stop("40:45", "manual");
    return day;
  }

  private static Instant minute(int minute) {
    return StagedDay.NINE.plus(Duration.ofMinutes(minute));
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
