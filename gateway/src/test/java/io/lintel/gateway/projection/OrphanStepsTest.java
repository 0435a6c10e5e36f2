package io.lintel.gateway.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.config.PolicyWrong;
import io.lintel.gateway.finding.Finding;
import io.lintel.gateway.finding.FindingId;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.store.ProjectionReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps in no case: a dispatcher's belong to their visit, others are somebody's to explain. */
class OrphanStepsTest {
  private static final Instant EIGHT = Instant.parse("2026-11-20T00:00:00Z");
  private static final Intake INTAKE = new Intake(meter -> null);

  @TempDir Path directory;
  private ProjectedJournal journal;

  @BeforeEach
  void open() throws PolicyWrong {
    journal = new ProjectedJournal(directory, new PolicyJudge(PolicyFile.named("gas-strict")));
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"contacted", "dispatched", "rescheduled", "called_back"})
  void aDispatchersStepIsItsVisits(String type) {
    visit();
    step("D-1", type);

    assertTrue(finding(2).isEmpty());
    assertEquals(List.of(), listed());
  }

  @Test
  void itIsUntilItsVisitIsKnown() {
    step("D-1", "dispatched");
    assertEquals("A step of a visit that nobody knows", finding(1).orElseThrow().because().en());
    assertEquals(List.of(1L), listed());

    visit();
    assertTrue(finding(1).isEmpty());
    assertEquals(List.of(), listed());
  }

  @Test
  void somebodyElsesStepAtTheDoorIsOne() {
    visit();
    step("T-9", "knocked");

    assertEquals(
        "A step at the door by somebody whom the work order does not name",
        finding(2).orElseThrow().because().en());
    assertEquals(List.of(2L), listed());
  }

  private Optional<Finding> finding(long seq) {
    return journal
        .tables()
        .findings()
        .one(FindingId.ofOrphan(seq))
        .map(standing -> standing.finding());
  }

  private List<Long> listed() {
    try (ProjectionReader reader = journal.reader()) {
      return reader.facts().orphansAfter(0, 10).stream().map(fact -> fact.entry().seq()).toList();
    }
  }

  private void visit() {
    journal.keep(
        INTAKE.visit(
            "V-1",
            bytes(
                "{\"kind\":\"repair\",\"technicians\":[\"T-1\"],\"requested_at\":\"%s\"}"
                    .formatted(EIGHT)),
            Format.JSON,
            arrival()));
  }

  private void step(String who, String type) {
    journal.keep(
        INTAKE.steps(
            "V-1",
            bytes(
                "{\"at\":\"%s\",\"step\":\"%s\",\"technician\":\"%s\",\"id\":\"%s\"}"
                    .formatted(EIGHT, type, who, new UUID(7, 7))),
            Format.JSON,
            arrival()));
  }

  private static Arrival arrival() {
    return new Arrival("test", EIGHT, "test");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
