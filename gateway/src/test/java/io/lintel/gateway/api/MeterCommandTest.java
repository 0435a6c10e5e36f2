package io.lintel.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.RunningGateway;
import io.lintel.gateway.RunningGateway.Answer;
import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.projection.PolicyJudge;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A valve that was closed between 11:00 and 11:30, long after the visit, and what explains it. */
class MeterCommandTest {
  private static final String CLOSE =
      "{\"id\":\"c-1\",\"command\":\"valve_close\",\"at\":\"2026-11-22T10:55:00+08:00\","
          + "\"by\":\"head end\"}";

  @TempDir Path directory;
  private final SteppedTime time = new SteppedTime(Instant.parse("2026-11-22T12:00:00Z"));
  private RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    PolicyJudge strict = new PolicyJudge(PolicyFile.named("gas-strict"));
    gateway = new RunningGateway(directory.resolve("data"), time, strict);
    gateway.put(
        "/api/v1/visits/V-1",
        "{\"kind\":\"meter_reading\",\"technicians\":[\"T-7\"],\"meters\":[\"G-1\"],"
            + "\"appointment\":{\"from\":\"2026-11-22T09:00:00+08:00\","
            + "\"to\":\"2026-11-22T10:00:00+08:00\"}}");
    step("s-1", "09:14", "arrived");
    step("s-2", "09:15", "knocked");
    step("s-3", "09:30", "left");
    valve("11:00", "open");
    valve("11:30", "closed");
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void aCommandExplainsIt() throws Exception {
    assertEquals("FAIL", meterEvents().path("outcome").asText());

    Answer taken = gateway.post("/api/v1/meters/G-1/commands", CLOSE);
    gateway.settle();

    assertEquals(201, taken.status(), taken.response().body());
    JsonNode verdict = meterEvents();
    assertEquals("PASS", verdict.path("outcome").asText(), verdict.toString());
    List<Long> evidence = new ArrayList<>();
    verdict.path("evidence").forEach(seq -> evidence.add(seq.asLong()));
    assertTrue(evidence.contains(taken.json().path("seq").asLong()), verdict.toString());
  }

  @Test
  void itIsKeptOnceAndAnotherUnderItsIdIsAConflict() throws Exception {
    Answer first = gateway.post("/api/v1/meters/G-1/commands", CLOSE);
    Answer again = gateway.post("/api/v1/meters/G-1/commands", CLOSE);
    Answer other =
        gateway.post("/api/v1/meters/G-1/commands", CLOSE.replace("valve_close", "valve_open"));
    gateway.settle();

    assertEquals(201, first.status());
    assertEquals(200, again.status());
    assertEquals(first.json().path("seq"), again.json().path("seq"));
    assertEquals("conflict", other.json().path("outcome").asText());
    JsonNode kept = gateway.get("/api/v1/observations?kind=COMMAND").json().path("items");
    assertEquals(2, kept.size(), kept.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"c-1\",\"command\":\"reset\",\"at\":\"2026-11-22T10:55:00+08:00\"}",
        "{\"id\":\"c-1\",\"command\":\"valve_close\",\"at\":\"2026-11-21T10:00:00+08:00\"}",
        "{\"id\":\"c-1\",\"command\":\"valve_close\",\"at\":\"2026-11-22T11:40:00+08:00\"}",
        "{\"id\":\"c-1\",\"command\":\"valve_close\",\"at\":\"2026-11-22T10:30:00+08:00\","
            + "\"expires\":\"2026-11-22T10:50:00+08:00\"}",
      })
  void anotherCommandOrOneOfAnotherTimeDoesNot(String command) throws Exception {
    assertEquals(201, gateway.post("/api/v1/meters/G-1/commands", command).status());
    gateway.settle();

    assertEquals("FAIL", meterEvents().path("outcome").asText());
  }

  @Test
  void ofAnotherMeterItDoesNot() throws Exception {
    gateway.post("/api/v1/meters/G-2/commands", CLOSE);
    gateway.settle();

    assertEquals("FAIL", meterEvents().path("outcome").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"command\":\"valve_close\"}",
        "{\"id\":\"c-1\"}",
        "{\"id\":\"c-1\",\"command\":\"Close the valve!\"}",
        "{\"id\":\"c-1\",\"command\":\"valve_close\",\"at\":\"soon\"}",
      })
  void aMistakeIsRefusedAndKeptWithTheReason(String command) throws Exception {
    assertEquals(400, gateway.post("/api/v1/meters/G-1/commands", command).status());
    gateway.settle();

    assertEquals(1, gateway.get("/api/v1/rejected").json().path("items").size());
  }

  private JsonNode meterEvents() throws Exception {
    for (JsonNode verdict : gateway.get("/api/v1/visits/V-1").json().path("verdicts")) {
      if (verdict.path("rule").asText().equals("MTR-4")) {
        return verdict;
      }
    }
    throw new AssertionError("MTR-4 was not judged");
  }

  private void step(String id, String clock, String step) throws Exception {
    Answer answer =
        gateway.post(
            "/api/v1/visits/V-1/steps",
            "{\"id\":\"%s\",\"technician\":\"T-7\",\"step\":\"%s\",\"at\":\"%s\"}"
                .formatted(id, step, at(clock)));
    assertEquals(201, answer.status(), answer.response().body());
  }

  private void valve(String clock, String state) throws Exception {
    gateway.take(
        new Intake(meter -> null)
            .readings(
                "G-1",
                "{\"at\":\"%s\",\"volume_m3\":\"1.5\",\"valve\":\"%s\"}"
                    .formatted(at(clock), state)
                    .getBytes(StandardCharsets.UTF_8),
                Format.JSON,
                new Arrival("mqtt", Instant.parse(utc(clock)), "test"))
            .all());
  }

  private static String at(String clock) {
    return "2026-11-22T" + clock + ":00+08:00";
  }

  private static String utc(String clock) {
    int hour = Integer.parseInt(clock.substring(0, 2)) - 8;
    return "2026-11-22T%02d:%s:01Z".formatted(hour, clock.substring(3));
  }
}
