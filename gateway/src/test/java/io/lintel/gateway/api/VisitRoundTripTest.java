package io.lintel.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.RunningGateway;
import io.lintel.gateway.RunningGateway.Answer;
import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.projection.PlainJudge;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisitRoundTripTest {
  static final String VISIT =
      """
      {"id":"V-1","kind":"meter_reading","technicians":["T-7"],"customer":"C-9",
       "address":"幸福路 3 号","building":"B-3","position":{"lat":31.2,"lon":121.4},
       "meters":["G-1"],"appointment":{"from":"2026-11-22T09:00:00+08:00",
       "to":"2026-11-22T10:00:00+08:00"},"status":"planned"}
      """;
  static final String KNOCK =
      """
      {"at":"2026-11-22T09:14:00+08:00","step":"knocked","technician":"T-7","id":"s-1"}
      """;

  private static final String REQUESTED = "\"requested_at\":\"2026-11-22T08:00:00+08:00\",";

  @TempDir Path directory;
  private final SteppedTime time = new SteppedTime(Instant.parse("2026-11-22T01:14:01Z"));
  private RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway = new RunningGateway(directory, time, new PlainJudge());
  }

  @AfterEach
  void stop() throws Exception {
    gateway.close();
  }

  @Test
  void aVisitThatWasPutIsShownWithItsStepAndItsVerdict() throws Exception {
    assertEquals(201, gateway.put("/api/v1/visits/V-1", VISIT).status());
    assertEquals(201, gateway.post("/api/v1/visits/V-1/steps", KNOCK).status());
    gateway.settle();

    JsonNode visit = gateway.get("/api/v1/visits/V-1").json();

    assertEquals("2026-11-22", visit.path("day").asText());
    assertEquals("幸福路 3 号", visit.path("address").asText());
    assertEquals("UNDECIDED", visit.path("outcome").asText());
    assertEquals("REC-1", visit.path("headline").path("rule").asText());
    assertEquals("入户前开启服务记录仪", visit.path("headline").path("clause").path("zh").asText());
    JsonNode step = visit.path("timeline").path("technicians").path(0).path("steps").path(0);
    assertEquals("knocked", step.path("step").asText());
    assertEquals("2026-11-22T01:14:00Z", step.path("time").path("estimate").asText());
    assertEquals("linked", visit.path("links").path(0).path("end").asText());
    JsonNode list = gateway.get("/api/v1/visits?from=2026-11-22&to=2026-11-22").json();
    assertEquals("V-1", list.path("items").path(0).path("id").asText());
    assertFalse(list.has("next"));
    JsonNode document = visit.path("headline").path("clause").path("document");
    assertEquals("燃气公司入户服务规定", document.path("zh").asText());
  }

  @Test
  void aVisitIsUpcomingUntilItsAppointmentIsOverOrItIsCalledOff() throws Exception {
    gateway.put("/api/v1/visits/V-2", VISIT.replace("V-1", "V-2"));
    gateway.put("/api/v1/visits/V-3", VISIT.replace("V-1", "V-3").replace("planned", "cancelled"));
    String today = VISIT.replace("V-1", "V-4").replace("appointment", "remarks");
    gateway.put("/api/v1/visits/V-4", today.replace("\"status\"", REQUESTED + "\"status\""));
    gateway.settle();

    assertTrue(isUpcoming("V-2"));
    assertFalse(isUpcoming("V-3"));
    assertTrue(isUpcoming("V-4"));
    assertEquals(3, gateway.get("/api/v1/visits?limit=1").json().path("total").asInt());

    time.advance(Duration.ofMinutes(46));
    assertFalse(isUpcoming("V-2"));
    assertTrue(isUpcoming("V-4"));
    time.advance(Duration.ofHours(14));
    assertFalse(isUpcoming("V-4"));
  }

  private boolean isUpcoming(String visit) throws Exception {
    JsonNode whole = gateway.get("/api/v1/visits/" + visit).json();
    JsonNode row = gateway.get("/api/v1/visits?q=" + visit).json().path("items").path(0);
    assertEquals(row.path("upcoming"), whole.path("upcoming"));
    return whole.path("upcoming").asBoolean();
  }

  @Test
  void aVisitIsFoundByWhatAPersonRemembersOfIt() throws Exception {
    gateway.put("/api/v1/visits/V-1", VISIT);
    gateway.put("/api/v1/visits/V-2", VISIT.replace("V-1", "V-2").replace("幸福路", "柳园巷"));
    gateway.settle();
    assertEquals(2, found("t-7"));
    assertEquals(1, found("v-2"));
    assertEquals(1, found("柳园"));
    assertEquals(2, found("g-1"));
    assertEquals(1, found("柳园巷 3"), "every word has to be there, wherever it stands");
    assertEquals(1, found("v-2　t-7"), "divided as a Chinese keyboard divides them");
    assertEquals(0, found("柳园 5"));
    assertEquals(0, found("technicians"));
    assertEquals(0, found("%25"));
  }

  private int found(String text) throws Exception {
    String q = URLEncoder.encode(text, StandardCharsets.UTF_8);
    return gateway.get("/api/v1/visits?q=" + q).json().path("items").size();
  }

  @Test
  void aVerdictThatChangesIsSupersededAndNotErased() throws Exception {
    gateway.put("/api/v1/visits/V-1", VISIT);
    gateway.settle();
    gateway.post("/api/v1/visits/V-1/steps", KNOCK);
    gateway.settle();

    JsonNode verdicts = gateway.get("/api/v1/visits/V-1").json().path("verdicts");

    JsonNode recorder = verdicts.path(0);
    assertEquals("REC-1", recorder.path("rule").asText());
    JsonNode earlier = recorder.path("superseded").path(0);
    assertEquals("NOT_APPLICABLE", earlier.path("outcome").asText());
    assertEquals(2, earlier.path("replaced_by_seq").asLong());
  }

  @Test
  void theSameStepAgainIsAnsweredAndNotKeptTwice() throws Exception {
    gateway.put("/api/v1/visits/V-1", VISIT);
    Answer first = gateway.post("/api/v1/visits/V-1/steps", KNOCK);
    Answer again = gateway.post("/api/v1/visits/V-1/steps", KNOCK);
    Answer other = gateway.post("/api/v1/visits/V-1/steps", KNOCK.replace("09:14:00", "09:15:00"));

    assertEquals(201, first.status());
    assertEquals(200, again.status());
    assertEquals("duplicate", again.json().path("outcome").asText());
    assertEquals(first.json().path("seq"), again.json().path("seq"));
    assertEquals(201, other.status());
    assertEquals("conflict", other.json().path("outcome").asText());
  }

  @Test
  void aWorkOrderEqualToTheOneThatStandsIsNotJournaledAgain() throws Exception {
    Answer first = gateway.put("/api/v1/visits/V-1", VISIT);
    Answer underway = gateway.put("/api/v1/visits/V-1", VISIT);
    gateway.settle();
    Answer projected = gateway.put("/api/v1/visits/V-1", VISIT);
    Answer changed = gateway.put("/api/v1/visits/V-1", VISIT.replace("planned", "done"));
    gateway.settle();
    time.advance(Duration.ofSeconds(1));
    Answer back = gateway.put("/api/v1/visits/V-1", VISIT);

    assertEquals(201, first.status());
    assertEquals(200, underway.status());
    assertEquals(200, projected.status());
    assertEquals("unchanged", projected.json().path("outcome").asText());
    assertEquals(201, changed.status());
    assertEquals(201, back.status());
    assertEquals(3, gateway.get("/api/v1/status").json().path("journal").path("last").asLong());
  }

  @Test
  void stepsOfAVisitNobodyKnowsAreKeptAndJudgedWhenItComes() throws Exception {
    gateway.post("/api/v1/visits/V-1/steps", KNOCK);
    gateway.settle();
    JsonNode orphans = gateway.get("/api/v1/orphans").json();
    assertEquals(1, orphans.path("items").path(0).path("seq").asLong());
    assertEquals(404, gateway.get("/api/v1/visits/V-1").status());

    gateway.put("/api/v1/visits/V-1", VISIT);
    gateway.settle();

    assertEquals("UNDECIDED", gateway.get("/api/v1/visits/V-1").json().path("outcome").asText());
    assertTrue(gateway.get("/api/v1/orphans").json().path("items").isEmpty());
  }
}
