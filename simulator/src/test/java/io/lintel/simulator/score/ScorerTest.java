package io.lintel.simulator.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.simulator.device.ConsumptionProfile;
import io.lintel.simulator.fault.ExchangeRecord;
import io.lintel.simulator.fault.Expected;
import io.lintel.simulator.fault.LineTruth;
import io.lintel.simulator.fault.Unplugging;
import io.lintel.simulator.mishap.MishapList;
import io.lintel.simulator.scenario.Belonging;
import io.lintel.simulator.scenario.DockTruth;
import io.lintel.simulator.scenario.FileTruth;
import io.lintel.simulator.scenario.Sending;
import io.lintel.simulator.scenario.Truth;
import io.lintel.simulator.scenario.Truth.EventTruth;
import io.lintel.simulator.scenario.Truth.LineMeterTruth;
import io.lintel.simulator.scenario.Truth.ReadingTruth;
import io.lintel.simulator.scenario.Truth.RuleTruth;
import io.lintel.simulator.scenario.Truth.VisitTruth;
import io.lintel.simulator.score.Observed.GivenVerdict;
import io.lintel.simulator.score.Observed.LinkClaim;
import io.lintel.simulator.score.Observed.Slot;
import io.lintel.simulator.score.Observed.StoredReading;
import io.lintel.simulator.transport.Point;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Hand-made days whose score can be counted on the fingers. */
class ScorerTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant NINE = Instant.parse("2026-11-20T01:00:00Z");

  private final List<VisitTruth> visits = new ArrayList<>();
  private final List<EventTruth> events = new ArrayList<>();
  private final List<ReadingTruth> given = new ArrayList<>();
  private final List<LineMeterTruth> lineMeters = new ArrayList<>();
  private final List<StoredReading> stored = new ArrayList<>();
  private final List<Slot> slots = new ArrayList<>();
  private final List<LinkClaim> links = new ArrayList<>();
  private final List<GivenVerdict> verdicts = new ArrayList<>();
  private final List<Point> points = new ArrayList<>();
  private final List<Sending> sendings = new ArrayList<>();
  private final List<FileTruth> files = new ArrayList<>();
  private final List<Unplugging> unplugged = new ArrayList<>();
  private final List<ExchangeRecord> exchanges = new ArrayList<>();
  private List<String> mishaps = List.of();

  @Test
  void aReadingIsLostDoubledOrWrong() {
    given("G-1", 1, "10.000");
    given("G-1", 2, "10.500");
    given("G-2", 1, "7.000");
    stored("G-1", 1, "10.000");
    stored("G-1", 1, "10.000");
    stored("G-2", 1, "7.001");

    assertEquals(new Score.Readings(3, 3, 1, 1, 1, 0), score().readings());
  }

  @Test
  void aLineMetersReadingIsHeldAgainstItsSlotsAndItsDial() {
    lineMeters.add(
        new LineMeterTruth("riser", "G-L", 1, 5_000_000, 2_000, ConsumptionProfile.HOUSEHOLD));
    slot("read");
    slot("read");
    slot("failed");
    slot("not_attempted");
    fromLine("5.0000");
    fromLine("6.0000");

    assertEquals(new Score.Readings(2, 2, 0, 0, 1, 0), score().readings());
    assertEquals(new Score.Slots(4, 2, 1, 1, 2), score().slots());
  }

  @Test
  void anUploadIsLostOrSaidTwice() {
    stored("G-1", 1, "10.000");
    stored("G-1", 2, "10.500");
    point("G-1", "10.0");
    point("G-2", "3");

    assertEquals(new Score.Uploads(2, 1, 1), score().uploads());
  }

  @Test
  void linksCountPairByPairAndDisputableOnesNotAtAll() {
    events.add(event(1, List.of("V-1", "V-2"), List.of()));
    events.add(event(2, List.of("V-2"), List.of("V-3")));
    events.add(event(3, List.of(), List.of()));
    link(1, "V-1");
    link(2, "V-2");
    link(2, "V-3");
    link(3, "V-2");

    assertEquals(
        new Score.Links(2.0 / 3, 2.0 / 3, List.of("R-1 #3 in V-2"), List.of("R-1 #1 in V-2")),
        score().links());
  }

  @Test
  void aVerdictFallsIntoOneCell() {
    judged("V-1", true, 60, "FAIL", "person");
    judged("V-2", true, 60, "UNDECIDED", null);
    judged("V-3", true, 20, "PASS", null);
    judged("V-4", false, -20, "PASS", null);
    judged("V-5", false, -20, "FAIL", "device");
    judged("V-6", false, -20, "FAIL", "unknown");
    judged("V-7", false, -20, "NOT_APPLICABLE", null);

    Score score = score();

    assertEquals(new Confusion(1, 2, 1, 1, 1, 1), score.audit().verdicts().get("REC-1"));
    assertEquals(0.25, score.audit().falseAccusationRate());
    assertEquals(1.0 / 6, score.audit().undecidedRate());
    assertEquals(List.of(), score.audit().passedOver30s());
  }

  @Test
  void aLargeViolationThatPassesIsNamed() {
    judged("V-1", true, 31, "PASS", null);

    Score score = score();

    assertEquals(1, score.audit().passedOver30s().size());
    assertEquals("V-1 REC-1 (nothing wrong, PT31S): PASS", score.audit().passedOver30s().get(0));
    assertEquals(
        List.of(
            "passed_over_30s is 1, expected 0 (no breach of more than half a minute slips through)"),
        outside(score));
  }

  @Test
  void aDayWithoutMistakesIsWithinAllBounds() {
    given("G-1", 1, "10.000");
    stored("G-1", 1, "10.000");
    point("G-1", "10");
    judged("V-1", false, -20, "PASS", null);
    events.add(event(1, List.of("V-1"), List.of()));
    link(1, "V-1");

    assertEquals(List.of(), outside(score()));
    assertEquals(0, ScoreJson.of(score()).at("/readings/lost").asInt(-1));
  }

  @Test
  void aReadingIsLateWhenTheNetworkWasNotToBlame() {
    given("G-1", 1, "10.000");
    given("G-1", 2, "10.500");
    sent("G-1", 1, NINE);
    sent("G-1", 2, NINE.plusSeconds(600));
    received("G-1", 1, "10.000", NINE.plusSeconds(6));
    received("G-1", 2, "10.500", NINE.plusSeconds(605));

    assertEquals(1, score().readings().late());
  }

  @Test
  void aSlotThatWasNotReadIsOwedUnlessTheLineIsToBlame() {
    slotAt(0, "failed");
    exchangeAt(0, Expected.NOT_READ, 5_000_000);
    slotAt(15, "not_attempted");
    slotAt(30, "read");
    exchangeAt(30, Expected.READ, 5_000_000);
    slotAt(45, "failed");
    exchangeAt(45, Expected.NOT_READ, 5_000_000);
    exchangeAt(45, Expected.READ, 5_000_000);
    slotAt(60, "read");
    slotAt(75, "not_attempted");

    assertEquals(new Score.Slots(6, 2, 2, 2, 2), score().slots());
  }

  @Test
  void aLineThatIsAwayExcusesItsSlots() {
    unplugged.add(new Unplugging("riser", NINE.plusSeconds(600), NINE.plusSeconds(1200)));
    slotAt(0, "not_attempted");
    slotAt(15, "not_attempted");

    assertEquals(1, score().slots().owed());
  }

  @Test
  void aLineMetersReadingIsWhatASoundAnswerShowed() {
    lineMeters.add(
        new LineMeterTruth("riser", "G-L", 1, 5_000_000, 2_000, ConsumptionProfile.HOUSEHOLD));
    slotAt(0, "read");
    exchangeAt(0, Expected.NOT_READ, 7_000_000);
    exchangeAt(0, Expected.READ, 5_000_000);
    fromLine("5.0000");
    fromLine("7.0000");

    assertEquals(1, score().readings().wrong());
  }

  @Test
  void breachesOfMoreThanAMinuteAreCountedApart() {
    judged("V-1", true, 61, "PASS", null);
    judged("V-2", true, 60, "PASS", null);
    judged("V-3", true, 300, "UNDECIDED", null);

    Audit audit = score().audit();

    assertEquals(2, audit.breachesOver60s());
    assertEquals(1, audit.missedOver60s());
    assertEquals(0.5, audit.missedOver60sRate());
  }

  @Test
  void aRuleWithoutAnyVerdictIsNamedAndNotCounted() {
    judged("V-1", false, -20, "PASS", null);
    visits.add(visit("V-2", new RuleTruth("REC-3", true, null)));

    Score score = score();

    assertEquals(List.of("REC-3"), score.silentRules());
    assertEquals(List.of(), score.audit().passedOver30s());
    assertEquals(0, score.audit().breachesOver60s());
  }

  @Test
  void eachMishapAnswersForTheVisitsItTouched() {
    judged("V-1", false, -20, "PASS", null);
    mishaps = List.of("recorder_on_late");
    judged("V-2", true, 20, "FAIL", "person");
    judged("V-3", false, -1, "FAIL", "unknown");

    Score score = score();

    assertEquals(new Confusion(0, 0, 1, 0, 0, 0), touched(score, "none").verdicts());
    assertEquals(new Confusion(1, 1, 0, 0, 0, 0), touched(score, "recorder_on_late").verdicts());
    assertEquals(1, touched(score, "recorder_on_late").falseAccusations());
    assertEquals(2, touched(score, "recorder_on_late").visits());
  }

  @Test
  void whatBefellAFileAnswersForTheVisitsTheFileHolds() {
    judged("V-1", false, -20, "PASS", null);
    files.add(file("T-1", "docked_twice"));
    files.add(file("T-2", "file_never_docked"));

    Score score = score();

    assertEquals(1, touched(score, "docked_twice").visits());
    assertEquals(Set.of("docked_twice"), score.byMishap().keySet());
  }

  private static FileTruth file(String technician, String mishap) {
    Instant begin = NINE.minusSeconds(60);
    Instant end = NINE.plusSeconds(60);
    return new FileTruth(
        "f.mp4", "R-1", technician, 1, begin, end, begin, true, "00", List.of(), List.of(mishap));
  }

  private Score score() {
    Truth truth =
        new Truth("hand-made", 1, NINE, NINE, visits, List.of(), events, given, lineMeters);
    return Scorer.score(
        new Played(
            truth.with(new LineTruth(exchanges, unplugged)).with(new DockTruth(files, List.of())),
            ZONE,
            List.of(),
            sendings,
            MishapList.NONE,
            List.of()),
        new Observed(stored, slots, links, verdicts, points, 9));
  }

  private static List<String> outside(Score score) {
    return ScoreReport.of(score, ExpectationsFile.of("no-such-scenario")).outside();
  }

  private static Score.Touched touched(Score score, String mishap) {
    return Objects.requireNonNull(score.byMishap().get(mishap), mishap);
  }

  private void slot(String outcome) {
    slots.add(new Slot("riser", "G-L", NINE, outcome, ""));
  }

  private void slotAt(int minutes, String outcome) {
    slots.add(new Slot("riser", "G-L", NINE.plusSeconds(minutes * 60L), outcome, ""));
  }

  private void exchangeAt(int minutes, Expected expected, long millilitres) {
    Instant at = NINE.plusSeconds(minutes * 60L);
    int number = exchanges.size();
    List<String> befell = expected == Expected.READ ? List.of() : List.of("flipped_bits");
    exchanges.add(
        new ExchangeRecord("riser", "G-L", at, number, befell, expected, millilitres, millilitres));
  }

  private void sent(String meter, long seq, Instant at) {
    sendings.add(
        new Sending(
            at,
            Sending.Way.PUBLISH,
            meter,
            "lintel/v1/meters/" + meter + "/readings",
            "{\"at\":\"%s\",\"seq\":%d}".formatted(NINE, seq),
            false));
  }

  private void received(String meter, long seq, String volume, Instant received) {
    stored.add(new StoredReading(meter, NINE, received, seq, new BigDecimal(volume), "mqtt"));
  }

  private void given(String meter, long seq, String volume) {
    given.add(
        new ReadingTruth(meter, seq, NINE, new BigDecimal(volume), Belonging.NOWHERE, List.of()));
  }

  private void stored(String meter, long seq, String volume) {
    received(meter, seq, volume, NINE);
  }

  private void fromLine(String volume) {
    stored.add(new StoredReading("G-L", NINE, NINE, null, new BigDecimal(volume), "line:riser"));
  }

  private void point(String meter, String volume) {
    points.add(
        new Point(
            "reading",
            new TreeMap<>(Map.of("meter", meter)),
            Map.of("volume_m3", volume),
            (long) points.size()));
  }

  private static EventTruth event(long seq, List<String> visits, List<String> disputable) {
    return new EventTruth(
        "R-1", seq, "heartbeat", NINE, new Belonging(visits, disputable), List.of());
  }

  private void link(long seq, String visit) {
    links.add(new LinkClaim("R-1", seq, visit));
  }

  private void judged(
      String visit, boolean violated, int by, String outcome, @Nullable String cause) {
    visits.add(visit(visit, new RuleTruth("REC-1", violated, Duration.ofSeconds(by))));
    verdicts.add(new GivenVerdict(visit, "REC-1", "T-1", outcome, cause));
  }

  private VisitTruth visit(String visit, RuleTruth rule) {
    return new VisitTruth(
        visit,
        "T-1",
        "R-1",
        "safety_check",
        "G-1",
        NINE,
        NINE,
        NINE,
        NINE,
        NINE,
        mishaps,
        List.of(rule));
  }
}
