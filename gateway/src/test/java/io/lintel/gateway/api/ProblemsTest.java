package io.lintel.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.RunningGateway;
import io.lintel.gateway.RunningGateway.Answer;
import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.config.DockConfig;
import io.lintel.gateway.journal.QuotaLimits;
import io.lintel.gateway.journal.Quotas;
import io.lintel.gateway.projection.PlainJudge;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {
  @TempDir Path directory;
  private RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway =
        new RunningGateway(
            directory, new SteppedTime(Instant.parse("2026-11-22T01:00:00Z")), new PlainJudge());
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @ParameterizedTest(name = "{0} answers {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/v1/visits/V-404                     | 404 | V-404
          /api/v1/visits/V-404/ready-to-knock      | 404 | V-404
          /api/v1/recorders/R-404                  | 404 | R-404
          /api/v1/observations/17                  | 404 | 17
          /api/v1/observations/first               | 400 | first
          /api/v1/nothing                          | 404 | /api/v1/nothing
          /api/v1/visits?limit=0                   | 400 | limit: expected 1 to 10000, found 0
          /api/v1/visits?limit=10001               | 400 | 10001
          /api/v1/visits?from=yesterday            | 400 | from: expected a date
          /api/v1/visits?outcome=BAD               | 400 | outcome: expected one or more of
          /api/v1/visits?team=north                | 400 | found team
          /api/v1/visits?after=1                   | 400 | after or before: expected
          /api/v1/visits?outcome=FAIL,MAYBE        | 400 | found MAYBE
          /api/v1/visits?state=FAIL                | 400 | state: expected one or more of
          /api/v1/visits?q=a&q=b                   | 400 | q: expected once
          /api/v1/visits?after=a~b~c&before=a~b~c  | 400 | found both
          /api/v1/visits.csv?limit=3               | 400 | found limit
          /api/v1/findings?states=open             | 400 | found states
          /api/v1/findings/F-1?team=north          | 400 | found team
          /api/v1/orphans?state=open               | 400 | found state
          /api/v1/recorders?state=off              | 400 | found state
          /api/v1/rejected?state=open              | 400 | found state
          /api/v1/visits/V-1?team=north            | 400 | found team
          /api/v1/slots?day=2026-13-01             | 400 | day: expected a date
          /api/v1/readings?after=x~y               | 400 | after or before: expected
          """)
  void aQuestionThatCannotBeAnsweredSaysWhatWasExpected(String path, int status, String says)
      throws Exception {
    check(gateway.get(path), status, says);
  }

  @Test
  void bodiesAreRefusedByTypeAndSizeAndContent() throws Exception {
    String path = "/api/v1/visits/V-1";
    check(
        gateway.send(
            gateway
                .json(path)
                .setHeader("Content-Type", "text/plain")
                .PUT(BodyPublishers.ofString("{}"))),
        415,
        "found text/plain");
    check(gateway.put(path, "{\"x\":\"" + "y".repeat(1_100_000) + "\"}"), 413, "at most");
    check(gateway.put(path, "{"), 400, "Nothing of the request was kept");
    check(gateway.put(path, "{\"kind\":\"party\"}"), 400, "kind");
    check(gateway.post("/api/v1/visits/V-1/steps", "[]"), 400, "empty array");
    assertEquals(0, gateway.get("/api/v1/visits").json().path("items").size());
  }

  @Test
  void aBadStepIsKeptAsRejectedBesideTheGoodOnes() throws Exception {
    String bad = VisitRoundTripTest.KNOCK.replace("knocked", "kicked");
    Answer answer =
        gateway.post("/api/v1/visits/V-1/steps", "[" + VisitRoundTripTest.KNOCK + "," + bad + "]");
    gateway.settle();

    check(answer, 400, "The 1 others were kept");
    JsonNode rejected = gateway.get("/api/v1/rejected").json().path("items");
    assertEquals(1, rejected.size());
    assertTrue(rejected.path(0).path("reason").asText().contains("kicked"), rejected.toString());
    assertEquals(1, gateway.get("/api/v1/orphans").json().path("items").size());
  }

  @Test
  void aMethodNobodyTakesNamesTheOnesThatAre() throws Exception {
    Answer answer = gateway.send(gateway.json("/api/v1/visits").DELETE());
    check(answer, 405, "GET, POST");
    assertEquals("GET, POST", answer.response().headers().firstValue("Allow").orElseThrow());
  }

  @Test
  void commandsAnswerWithWhatTheMeterAndTheFileSay() throws Exception {
    JsonNode silent = gateway.post("/api/v1/meters/G-1/read-now", "").json();
    assertEquals("failed", silent.path("outcome").asText());
    assertEquals("silent", silent.path("why").asText());
    check(gateway.post("/api/v1/meters/G-404/read-now", ""), 404, "G-404");
    check(gateway.post("/api/v1/config/reload", ""), 422, "Line 3");
  }

  @Test
  void livenessNeedsNoTokenAndReadinessNamesItsParts() throws Exception {
    assertEquals("ok\n", gateway.get("/healthz").response().body());
    JsonNode ready = gateway.get("/readyz").json();
    assertTrue(ready.path("ready").asBoolean());
    assertEquals("projections", ready.path("parts").path(1).path("name").asText());
    assertTrue(gateway.get("/metrics").response().body().contains("lintel_projected_entries"));
  }

  private static void check(Answer answer, int status, String says) {
    assertEquals(status, answer.status(), answer.response().body());
    assertEquals(
        "application/problem+json",
        answer.response().headers().firstValue("Content-Type").orElseThrow());
    JsonNode problem = answer.json();
    assertEquals(status, problem.path("status").asInt());
    assertTrue(problem.path("detail").asText().contains(says), problem.toString());
  }

  @Test
  void whoSendsTooMuchIsToldWhenToComeAgainAndNobodyElseIs() throws Exception {
    Quotas quotas = new Quotas(new QuotaLimits(2, 1, 1 << 20, 1 << 10, 0), () -> 1, () -> 0);
    SteppedTime time = new SteppedTime(Instant.parse("2026-11-22T01:00:00Z"));
    DockConfig docks = DockConfig.usual(RunningGateway.ZONE);
    try (RunningGateway strict =
        new RunningGateway(directory.resolve("q"), time, new PlainJudge(), docks, quotas)) {
      for (int seq = 1; seq <= 2; seq++) {
        assertEquals(201, strict.post("/api/v1/recorders/R-1/events", event(seq)).status());
      }
      Answer refused = strict.post("/api/v1/recorders/R-1/events", event(3));
      check(refused, 429, "R-1 sends more than it may");
      assertEquals("1", refused.response().headers().firstValue("Retry-After").orElseThrow());
      assertEquals(201, strict.post("/api/v1/recorders/R-2/events", event(1)).status());
    }
  }

  private static String event(int seq) {
    return "{\"at\":\"2026-11-22T01:00:00Z\",\"seq\":%d,\"type\":\"power_on\"}".formatted(seq);
  }
}
