package io.lintel.gateway.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.audit.CaseFile;
import io.lintel.gateway.audit.CaseResult;
import io.lintel.gateway.audit.UnheldFile;
import io.lintel.gateway.audit.UnheldResult;
import io.lintel.gateway.audit.UnvisitedMeter;
import io.lintel.gateway.audit.Verdict;
import io.lintel.gateway.casework.Subject.MeterDay;
import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.config.PolicyWrong;
import io.lintel.gateway.finding.Finding;
import io.lintel.gateway.finding.FindingId;
import io.lintel.gateway.finding.FindingKind;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.linking.Astray;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.linking.Stay;
import io.lintel.gateway.linking.Swap;
import io.lintel.gateway.metering.MeterCall;
import io.lintel.gateway.store.ProjectionWriter;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.meter.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever another visit at a meter tells, the case of the first one knows at once; and where there
 * is none, what was done to the meter is an orphan.
 */
class MeterVisitsTest {
  private static final Instant EIGHT = Instant.parse("2026-11-20T00:00:00Z");
  private static final TechnicianId OURS = new TechnicianId("T-1");
  private static final Intake INTAKE = new Intake(meter -> null);

  @TempDir Path directory;
  private final Last judge = new Last();
  private ProjectedJournal journal;
  private ProjectionWriter tables;

  /** Judges by the shipped policy, and remembers what it was last asked. */
  private static final class Last implements CaseJudge {
    @Override
    public int version() {
      return 1;
    }

    private final Map<TechnicianId, CaseFile> files = new TreeMap<>();
    private final Map<TechnicianId, CaseResult> results = new TreeMap<>();
    private final PolicyJudge policy;

    Last() {
      try {
        policy = new PolicyJudge(PolicyFile.named("gas-strict"));
      } catch (PolicyWrong wrong) {
        throw new AssertionError(wrong);
      }
    }

    @Override
    public CaseResult judge(CaseFile file) {
      files.put(file.technician(), file);
      CaseResult result = policy.judge(file);
      results.put(file.technician(), result);
      return result;
    }

    @Override
    public UnheldResult judgeUnheld(UnheldFile file) {
      return policy.judgeUnheld(file);
    }

    @Override
    public List<Link> judgeUnvisited(UnvisitedMeter file) {
      return policy.judgeUnvisited(file);
    }

    @Override
    public List<Swap> proposeSwaps(
        List<Astray> astray, Map<TechnicianId, List<Stay>> stays, Instant dayFrom, Instant dayTo) {
      return List.of();
    }
  }

  @BeforeEach
  void open() {
    journal = new ProjectedJournal(directory, judge);
    tables = journal.tables();
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void itsStepsAreKnownAsTheyCome() {
    visit("V-1", "T-1", "G-1", "planned");
    visit("V-2", "T-2", "G-1", "planned");
    assertEquals(List.of("V-2 from null to null"), calls());

    step("V-2", "T-2", "arrived", 60);
    assertEquals(List.of("V-2 from 60 to null"), calls());

    step("V-2", "T-2", "left", 90);
    assertEquals(List.of("V-2 from 60 to 90"), calls());
  }

  @Test
  void itsWorkOrderMayComeLastAndMayChange() {
    visit("V-1", "T-1", "G-1", "planned");
    step("V-2", "T-2", "arrived", 60);
    step("V-2", "T-2", "left", 90);
    assertEquals(List.of(), calls());

    visit("V-2", "T-2", "G-1", "done");
    assertEquals(List.of("V-2 from 60 to 90"), calls());

    visit("V-2", "T-2", "G-2", "done");
    assertEquals(List.of(), calls());
  }

  @Test
  void oneCalledOffIsNone() {
    visit("V-1", "T-1", "G-1", "planned");
    visit("V-2", "T-2", "G-1", "planned");
    visit("V-2", "T-2", "G-1", "cancelled");

    assertEquals(List.of(), calls());
  }

  @Test
  void nobodyHasToBeAssigned() {
    visit("V-1", "T-1", "G-1", "planned");
    visit("V-2", "", "G-1", "planned");

    assertEquals(List.of("V-2 from null to null"), calls());
  }

  @Test
  void theValveIsNobodysFaultWhileTheOtherVisitRunsAndExplainedThen() {
    visit("V-1", "T-1", "G-1", "planned");
    step("V-1", "T-1", "arrived", 10);
    step("V-1", "T-1", "left", 30);
    reading("G-1", 60, "open");
    reading("G-1", 120, "closed");
    settled();
    assertEquals("FAIL", valve());

    visit("V-2", "T-2", "G-1", "planned");
    assertEquals("UNDECIDED", valve());

    step("V-2", "T-2", "arrived", 90);
    assertEquals("UNDECIDED", valve());

    step("V-2", "T-2", "left", 100);
    assertEquals("PASS", valve());
  }

  @Test
  void aCommandOfTheEveningBeforeIsKnown() {
    visit("V-1", "T-1", "G-1", "planned");
    step("V-1", "T-1", "arrived", 10);
    step("V-1", "T-1", "left", 30);
    reading("G-1", -420, "open");
    reading("G-1", -400, "closed");
    settled();
    assertEquals("FAIL", valve());

    command("G-1", "valve_close", -22 * 60);
    assertEquals("PASS", valve());
  }

  @Test
  void onADayWithoutAVisitItIsAnOrphanAndAFinding() {
    reading("G-1", 60, "open");
    reading("G-1", 120, "closed");
    reading("G-1", 180, "closed");
    settled();

    assertEquals(List.of(2L), orphans());
    Finding finding = tables.findings().one(FindingId.ofOrphan(2)).orElseThrow().finding();
    assertEquals(FindingKind.ORPHAN, finding.kind());
    assertEquals("G-1", finding.device());
    assertNull(finding.technician());

    visit("V-1", "T-1", "G-1", "planned");
    assertEquals(List.of(), orphans(), "it is the visit's now");
    assertTrue(tables.findings().one(FindingId.ofOrphan(2)).isEmpty());

    visit("V-1", "T-1", "G-1", "cancelled");
    assertEquals(List.of(2L), orphans());

    command("G-1", "valve_close", 90);
    assertEquals(List.of(), orphans());
    assertTrue(tables.findings().one(FindingId.ofOrphan(2)).isEmpty());
  }

  @Test
  void aReadingThatComesLaterMayMakeItOne() {
    cover("G-1", 60);
    cover("G-1", 180);
    settled();
    assertEquals(List.of(), orphans(), "nobody knows since when the cover was open");

    reading("G-1", 120, "open");
    settled();
    assertEquals(List.of(2L), orphans());
  }

  @Test
  void aVisitOfTheNextDayMayHaveBeenEarlier() {
    reading("G-1", 60, "open");
    reading("G-1", 120, "closed");
    visitTheNextDay();
    settled();
    assertEquals(List.of(), orphans());

    step("V-5", "T-1", "arrived", 24 * 60);
    step("V-5", "T-1", "left", 24 * 60 + 30);
    assertEquals(List.of(2L), orphans());
  }

  @Test
  void aMeterThatWasQuietWhenItWasAskedIsAskedAgain() {
    reading("G-1", 60, "open");
    visitTheNextDay();
    step("V-5", "T-1", "arrived", 24 * 60);
    step("V-5", "T-1", "left", 24 * 60 + 30);
    assertEquals(List.of(), orphans());

    reading("G-1", 120, "open");
    reading("G-1", 180, "closed");
    settled();
    assertEquals(List.of(6L), orphans());

    reading("G-1", 30, "closed");
    settled();
    assertEquals(List.of(1L, 6L), orphans());
  }

  private void visitTheNextDay() {
    journal.keep(
        INTAKE.visit(
            "V-5",
            bytes(
                "{\"kind\":\"repair\",\"technicians\":[\"T-1\"],\"meters\":[\"G-1\"],\"requested_at\":\"%s\"}"
                    .formatted(at(24 * 60))),
            Format.JSON,
            arrival(1)));
  }

  private List<Long> orphans() {
    return tables.links().ofCase(new MeterDay("G-1", LocalDate.of(2026, 11, 20))).stream()
        .map(Link::seq)
        .toList();
  }

  private void cover(String meter, int minute) {
    journal.keep(
        INTAKE.readings(
            meter,
            bytes(
                "{\"at\":\"%s\",\"volume_m3\":\"1.5\",\"alarms\":[\"cover_opened\"]}"
                    .formatted(at(minute))),
            Format.JSON,
            arrival(minute)));
  }

  private String valve() {
    return Objects.requireNonNull(judge.results.get(OURS)).verdicts().stream()
        .filter(verdict -> verdict.rule().equals("MTR-4"))
        .map(Verdict::outcome)
        .findFirst()
        .orElseThrow()
        .name();
  }

  private List<String> calls() {
    return Objects.requireNonNull(judge.files.get(OURS)).meterDay().calls().stream()
        .map(MeterVisitsTest::call)
        .toList();
  }

  private static String call(MeterCall call) {
    return call.visit().text() + " from " + minute(call.from()) + " to " + minute(call.to());
  }

  private static String minute(@Nullable Instant when) {
    return when == null ? "null" : String.valueOf(Duration.between(EIGHT, when).toMinutes());
  }

  private void visit(String id, String technician, String meter, String status) {
    journal.keep(
        INTAKE.visit(
            id,
            bytes(
                "{\"kind\":\"repair\",\"technicians\":[%s],\"meters\":[\"%s\"],\"status\":\"%s\",\"requested_at\":\"%s\"}"
                    .formatted(
                        technician.isEmpty() ? "" : "\"" + technician + "\"",
                        meter,
                        status,
                        at(0))),
            Format.JSON,
            arrival(1)));
  }

  private void step(String visit, String technician, String type, int minute) {
    journal.keep(
        INTAKE.steps(
            visit,
            bytes(
                "{\"at\":\"%s\",\"step\":\"%s\",\"technician\":\"%s\",\"id\":\"%s\"}"
                    .formatted(at(minute), type, technician, new UUID(7, minute))),
            Format.JSON,
            arrival(minute)));
  }

  private void reading(String meter, int minute, String valve) {
    journal.keep(
        INTAKE.readings(
            meter,
            bytes(
                "{\"at\":\"%s\",\"volume_m3\":\"1.5\",\"valve\":\"%s\"}"
                    .formatted(at(minute), valve)),
            Format.JSON,
            arrival(minute)));
  }

  private void command(String meter, String command, int minute) {
    journal.keep(
        new Observation(
            Kind.COMMAND,
            "test",
            meter,
            null,
            null,
            null,
            null,
            at(minute),
            Bytes.of(bytes("{\"command\":\"" + command + "\"}")),
            Bytes.empty()));
  }

  private void settled() {
    journal.keep(
        GatewayLife.observation(
            "projector", EntryFacts.SETTLED, "", at(600).plusSeconds(journal.last())));
  }

  private static Instant at(int minute) {
    return EIGHT.plusSeconds(minute * 60L);
  }

  private static Arrival arrival(int minute) {
    return new Arrival("test", at(minute), "test");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
