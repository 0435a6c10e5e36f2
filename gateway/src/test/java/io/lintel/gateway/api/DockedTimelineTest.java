package io.lintel.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.RunningGateway;
import io.lintel.gateway.RunningGateway.Answer;
import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.projection.PolicyJudge;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Docked files stand in the timeline of the visit in which they were recorded. */
class DockedTimelineTest {
  private static final String HASH = "ab".repeat(32);

  @TempDir Path directory;
  private final SteppedTime time = new SteppedTime(Instant.parse("2026-11-22T12:00:00Z"));
  private RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    PolicyJudge strict = new PolicyJudge(PolicyFile.named("gas-strict"));
    gateway = new RunningGateway(directory.resolve("data"), time, strict);
    gateway.put(
        "/api/v1/visits/V-1",
        "{\"kind\":\"repair\",\"technicians\":[\"T-7\"],"
            + "\"appointment\":{\"from\":\"2026-11-22T09:00:00+08:00\","
            + "\"to\":\"2026-11-22T10:00:00+08:00\"}}");
    gateway.put(
        "/api/v1/custody",
        "{\"recorder\":\"R-7\",\"technician\":\"T-7\",\"from\":\"2026-11-22T08:00:00+08:00\"}");
    step("s-1", "09:14", "arrived");
    step("s-2", "09:15", "knocked");
    step("s-3", "09:30", "left");
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void whatTheStationTookIsDrawnBesideTheRecording() throws Exception {
    Answer taken = file("a.MP4", "2026-11-22 09:10:00", "DOCK-2", HASH);
    gateway.settle();

    JsonNode files = files();

    assertEquals(1, files.size(), files.toString());
    JsonNode file = files.get(0);
    assertEquals(taken.json().path("seq"), file.path("seq"));
    assertEquals("R-7", file.path("recorder").asText());
    assertEquals("a.MP4", file.path("name").asText());
    assertEquals("DOCK-2", file.path("station").asText());
    assertEquals(HASH, file.path("sha256").asText());
    assertTrue(file.has("bounds"), file.toString());
    Instant begin = Instant.parse(file.path("begin").path("estimate").asText());
    Instant end = Instant.parse(file.path("end").path("estimate").asText());
    assertEquals(Duration.ofMinutes(15), Duration.between(begin, end));
    assertEquals(Instant.parse("2026-11-22T01:10:00Z"), begin);
    JsonNode recording = technician().path("recordings").path(0);
    assertEquals(file.path("begin"), recording.path("begin"));
  }

  @Test
  void theSameFileFromAnotherStationIsDrawnOnceAndOneWithoutAHashHasNone() throws Exception {
    Answer first = file("a.MP4", "2026-11-22 09:10:00", "DOCK-2", HASH);
    file("a.MP4", "2026-11-22 09:10:00", "DOCK-3", HASH);
    file("b.MP4", "2026-11-22 09:26:00", "DOCK-2", null);
    file("c.MP4", "2026-11-22 13:00:00", "DOCK-2", null);
    gateway.settle();

    JsonNode files = files();

    assertEquals(2, files.size(), files.toString());
    assertEquals(first.json().path("seq"), files.get(0).path("seq"));
    assertEquals("b.MP4", files.get(1).path("name").asText());
    assertFalse(files.get(1).has("sha256"));
  }

  @Test
  void withoutDocksTheListIsEmpty() throws Exception {
    gateway.settle();

    assertTrue(files().isArray() && files().isEmpty(), technician().toString());
  }

  private JsonNode technician() throws Exception {
    return gateway.get("/api/v1/visits/V-1").json().path("timeline").path("technicians").path(0);
  }

  private JsonNode files() throws Exception {
    return technician().path("files");
  }

  private Answer file(String name, String began, String station, @Nullable String hash)
      throws Exception {
    Answer answer =
        gateway.post(
            "/dock/v1/files",
            "{\"wjmc\":\"%s\",\"pssj\":\"%s\",\"wjsc\":900,\"cpxh\":\"R-7\",\"gzz_xh\":\"%s\"%s}"
                .formatted(
                    name, began, station, hash == null ? "" : ",\"sha256\":\"" + hash + "\""));
    assertEquals(201, answer.status(), answer.response().body());
    return answer;
  }

  private void step(String id, String clock, String step) throws Exception {
    Answer answer =
        gateway.post(
            "/api/v1/visits/V-1/steps",
            "{\"id\":\"%s\",\"technician\":\"T-7\",\"step\":\"%s\",\"at\":\"2026-11-22T%s:00+08:00\"}"
                .formatted(id, step, clock));
    assertEquals(201, answer.status(), answer.response().body());
  }
}
