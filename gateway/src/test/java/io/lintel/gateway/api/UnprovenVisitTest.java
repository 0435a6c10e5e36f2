package io.lintel.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.RunningGateway;
import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.identity.Reach;
import io.lintel.gateway.identity.Speaker;
import io.lintel.gateway.identity.SpeakerKind;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.intake.Taken;
import io.lintel.gateway.projection.PolicyJudge;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole visit, acted out by somebody who proves nothing, and by those who were there. */
class UnprovenVisitTest {
  private static final Speaker STRANGER =
      new Speaker("anonymous", SpeakerKind.ANYBODY, false, Reach.EVERYTHING);
  private static final Speaker HEAD_END =
      new Speaker("relay/head-end", SpeakerKind.RELAY, true, Reach.EVERYTHING);
  private static final Instant KNOCK = Instant.parse("2026-11-22T01:14:00Z");

  private final Intake intake = new Intake(meter -> null);
  @TempDir Path directory;
  private final SteppedTime time = new SteppedTime(KNOCK.minus(Duration.ofMinutes(30)));
  private RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway = new RunningGateway(directory, time, new PolicyJudge(PolicyFile.named("gas-strict")));
    gateway.put("/api/v1/visits/V-1", VisitRoundTripTest.VISIT);
    gateway.put(
        "/api/v1/custody",
        "{\"recorder\":\"R-7\",\"technician\":\"T-7\",\"from\":\"2026-11-22T07:30:00+08:00\"}");
  }

  @AfterEach
  void stop() throws Exception {
    gateway.close();
  }

  @Test
  void whoProvesNothingCannotActAVisitOutToACertainPass() throws Exception {
    actOut(STRANGER);

    JsonNode visit = gateway.get("/api/v1/visits/V-1").json();

    List<String> judged = new ArrayList<>();
    for (JsonNode verdict : visit.path("verdicts")) {
      assertFalse(
          verdict.path("outcome").asText().equals("PASS") && verdict.path("certain").asBoolean(),
          verdict::toString);
      assertFalse(verdict.path("cause").asText().equals("person"), verdict::toString);
      if (!verdict.path("evidence").isEmpty()) {
        assertTrue(verdict.path("unproven").asBoolean(), verdict::toString);
        assertTrue(verdict.path("because").asText().contains("did not prove"), verdict::toString);
        assertTrue(verdict.path("because_zh").asText().contains("身份"), verdict::toString);
        judged.add(verdict.path("rule").asText());
      }
    }
    assertTrue(judged.contains("REC-1"), judged::toString);
    JsonNode drawn = visit.path("timeline").path("technicians").path(0);
    for (String part : List.of("steps", "recordings", "readings")) {
      assertFalse(drawn.path(part).isEmpty(), part);
      for (JsonNode mark : drawn.path(part)) {
        assertTrue(mark.path("unproven").asBoolean(), () -> part + " " + mark);
      }
    }
    for (JsonNode link : visit.path("links")) {
      assertTrue(link.path("unproven").asBoolean(), link::toString);
    }
    JsonNode reading = gateway.get("/api/v1/readings?meter=G-1").json().path("items").path(0);
    assertTrue(reading.path("unproven").asBoolean(), reading::toString);
    assertEquals("anonymous", reading.path("speaker").asText());
    assertTrue(gateway.get("/api/v1/recorders/R-7").json().path("unproven").asBoolean());
  }

  /** It has to be looked at, and stands against nobody: not as the person's, not as unknown. */
  @Test
  void aBreachThatRestsOnUnprovenReportsIsAFindingAndNoAccusation() throws Exception {
    late(STRANGER);

    JsonNode verdict = verdict(gateway.get("/api/v1/visits/V-1").json(), "REC-1");
    assertEquals("FAIL", verdict.path("outcome").asText(), verdict::toString);
    assertEquals("data", verdict.path("cause").asText(), verdict::toString);
    assertFalse(verdict.path("certain").asBoolean(), verdict::toString);
    JsonNode finding = finding("REC-1");
    assertTrue(finding.path("unproven").asBoolean(), finding::toString);
    assertEquals("data", finding.path("cause").asText(), finding::toString);
    assertFalse(finding.path("certain").asBoolean(), finding::toString);
    assertTrue(finding.path("because").asText().contains("did not prove"), finding::toString);
  }

  @Test
  void theSameBreachProvenIsMarkedNowhere() throws Exception {
    late(HEAD_END);

    JsonNode finding = finding("REC-1");
    assertFalse(finding.path("unproven").asBoolean(), finding::toString);
    assertEquals("person", finding.path("cause").asText(), finding::toString);
  }

  private JsonNode finding(String rule) throws Exception {
    JsonNode found = gateway.get("/api/v1/findings").json().path("items");
    for (JsonNode one : found) {
      if (one.path("rule").asText().equals(rule)) {
        return one;
      }
    }
    throw new AssertionError("no finding of " + rule + " in " + found);
  }

  /** The recorder was on all the time, and recorded from five minutes after the knock only. */
  private void late(Speaker speaker) throws Exception {
    full(speaker, "power_on", KNOCK.minusSeconds(1_200), 1);
    for (int minute = 19; minute > 0; minute--) {
      full(speaker, "heartbeat", KNOCK.minusSeconds(60L * minute), 21 - minute);
    }
    step(speaker, "knocked", KNOCK, "s-1");
    for (int minute = 1; minute < 5; minute++) {
      full(speaker, "heartbeat", KNOCK.plusSeconds(60L * minute), 20 + minute);
    }
    full(speaker, "recording_started", KNOCK.plusSeconds(300), 25);
    step(speaker, "left", KNOCK.plusSeconds(900), "s-2");
    full(speaker, "recording_stopped", KNOCK.plusSeconds(1_200), 26);
    full(speaker, "heartbeat", KNOCK.plusSeconds(1_260), 27);
    time.advance(Duration.ofHours(30));
    full(speaker, "heartbeat", time.instant(), 28);
    gateway.settle();
  }

  private void full(Speaker speaker, String type, Instant at, int seq) throws Exception {
    send(
        speaker,
        at,
        "{\"at\":\"%s\",\"seq\":%d,\"type\":\"%s\",\"age_ms\":0,\"battery_pct\":90,\"storage_free_mb\":9000}"
            .formatted(at, seq, type),
        (body, arrival) -> intake.recorderEvents("R-7", body, Format.JSON, arrival));
  }

  @Test
  void thoseWhoProveWhoTheyAreAreMarkedNowhere() throws Exception {
    actOut(HEAD_END);

    JsonNode visit = gateway.get("/api/v1/visits/V-1").json();

    assertFalse(visit.toString().contains("unproven"), visit::toString);
    assertEquals("PASS", verdict(visit, "REC-1").path("outcome").asText());
    assertTrue(verdict(visit, "REC-1").path("certain").asBoolean(), visit::toString);
  }

  @Test
  void theSameWordsWithProofTakeTheMarkAwayAndCountOnce() throws Exception {
    actOut(STRANGER, HEAD_END);

    JsonNode visit = gateway.get("/api/v1/visits/V-1").json();

    assertFalse(visit.path("timeline").toString().contains("unproven"), visit::toString);
    assertEquals(2, visit.path("timeline").path("technicians").path(0).path("steps").size());
    assertEquals(1, gateway.get("/api/v1/readings?meter=G-1").json().path("items").size());
    assertFalse(verdict(visit, "REC-1").path("unproven").asBoolean(), visit::toString);
    assertEquals("PASS", verdict(visit, "REC-1").path("outcome").asText());
    assertFalse(visit.toString().contains("conflict"), visit::toString);
  }

  @Test
  void aForgeryThatComesAfterTheProvenWordChangesNothing() throws Exception {
    actOut(HEAD_END);
    JsonNode before = gateway.get("/api/v1/visits/V-1").json();
    actOut(STRANGER);

    assertEquals(before, gateway.get("/api/v1/visits/V-1").json());
  }

  @Test
  void aForgeryThatCameFirstWithOtherWordsMakesNoConflictOfTheProvenOnes() throws Exception {
    reading(STRANGER, "99.9");
    reading(HEAD_END, "12.5");
    gateway.settle();

    for (JsonNode reading : gateway.get("/api/v1/readings?meter=G-1").json().path("items")) {
      assertFalse(reading.path("conflict").asBoolean(), reading::toString);
      assertEquals(
          reading.path("volume_m3").asText().equals("99.9"), reading.path("unproven").asBoolean());
    }
    assertEquals(2, gateway.get("/api/v1/readings?meter=G-1").json().path("items").size());
  }

  private static JsonNode verdict(JsonNode visit, String rule) {
    for (JsonNode verdict : visit.path("verdicts")) {
      if (verdict.path("rule").asText().equals(rule)) {
        return verdict;
      }
    }
    throw new AssertionError("no " + rule + " in " + visit);
  }

  /**
   * Each at its moment, whoever sends it: the recorder is on five minutes before the knock, and its
   * clock is held against the satellites'.
   */
  private void actOut(Speaker... speakers) throws Exception {
    for (Speaker speaker : speakers) {
      event(speaker, "power_on", KNOCK.minusSeconds(600), 1);
    }
    for (Speaker speaker : speakers) {
      event(speaker, "recording_started", KNOCK.minusSeconds(300), 2);
    }
    for (Speaker speaker : speakers) {
      step(speaker, "knocked", KNOCK, "s-1");
    }
    for (Speaker speaker : speakers) {
      reading(speaker, "12.5");
    }
    for (Speaker speaker : speakers) {
      step(speaker, "left", KNOCK.plusSeconds(900), "s-2");
    }
    for (Speaker speaker : speakers) {
      event(speaker, "recording_stopped", KNOCK.plusSeconds(1200), 3);
    }
    for (Speaker speaker : speakers) {
      event(speaker, "heartbeat", KNOCK.plusSeconds(1260), 4);
    }
    gateway.settle();
  }

  private void reading(Speaker speaker, String volume) throws Exception {
    Instant at = KNOCK.plusSeconds(300);
    send(
        speaker,
        at,
        "{\"at\":\"" + at + "\",\"seq\":7,\"volume_m3\":\"" + volume + "\"}",
        (body, arrival) -> intake.readings("G-1", body, Format.JSON, arrival));
  }

  private void event(Speaker speaker, String type, Instant at, int seq) throws Exception {
    send(
        speaker,
        at,
        ("{\"at\":\"%s\",\"seq\":%d,\"type\":\"%s\",\"age_ms\":0,\"position\":"
                + "{\"lat\":31.2,\"lon\":121.4,\"accuracy_m\":10,\"satellite\":\"%s\"}}")
            .formatted(at, seq, type, at),
        (body, arrival) -> intake.recorderEvents("R-7", body, Format.JSON, arrival));
  }

  private void step(Speaker speaker, String step, Instant at, String id) throws Exception {
    send(
        speaker,
        at,
        "{\"at\":\""
            + at
            + "\",\"step\":\""
            + step
            + "\",\"technician\":\"T-7\",\"id\":\""
            + id
            + "\",\"age_ms\":0}",
        (body, arrival) -> intake.steps("V-1", body, Format.JSON, arrival));
  }

  private void send(
      Speaker speaker, Instant at, String json, BiFunction<byte[], Arrival, Taken> door)
      throws Exception {
    if (at.isAfter(time.instant())) {
      time.advance(Duration.between(time.instant(), at));
    }
    Taken taken =
        door.apply(
            json.getBytes(StandardCharsets.UTF_8),
            new Arrival("mqtt", time.instant(), "test", speaker));
    assertTrue(taken.good(), taken::diagnostic);
    gateway.take(taken.all());
  }
}
