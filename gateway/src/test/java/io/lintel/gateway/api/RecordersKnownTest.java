package io.lintel.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.RunningGateway;
import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.projection.PlainJudge;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorders that never spoke are known from what docks, and those who hand them out, say. */
class RecordersKnownTest {
  private static final String NOON = "2026-11-20T04:00:00Z";

  @TempDir Path directory;
  private RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway =
        new RunningGateway(
            directory.resolve("data"), new SteppedTime(Instant.parse(NOON)), new PlainJudge());
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void whateverToldOfThemTheyAreListedOnceAndInOrder() throws Exception {
    file("R-2", "a");
    file("R-2", "b");
    session("R-3");
    session("R-5");
    file("R-5", "a");
    checkout("R-1", "T-3");
    checkout("R-5", "T-4");
    heartbeat("R-4");
    heartbeat("R-5");
    gateway.settle();

    assertEquals(
        List.of("R-1", "R-2", "R-3", "R-4", "R-5"), ids(gateway.get("/api/v1/recorders").json()));

    JsonNode first = gateway.get("/api/v1/recorders?limit=2").json();
    assertEquals(List.of("R-1", "R-2"), ids(first));
    JsonNode second = gateway.get(first.path("next").asText()).json();
    assertEquals(List.of("R-3", "R-4"), ids(second));
    JsonNode third = gateway.get(second.path("next").asText()).json();
    assertEquals(List.of("R-5"), ids(third));
    assertFalse(third.has("next"));
  }

  @Test
  void oneThatOnlyADockedFileTellsOfHasItsPage() throws Exception {
    file("R-2", "a");
    gateway.settle();

    JsonNode recorder = gateway.get("/api/v1/recorders/R-2").json();

    assertEquals("unknown", recorder.path("state").asText());
    assertEquals(NOON, recorder.path("last_docked").asText());
    assertEquals("2026-11-20", recorder.path("clock").path("day").asText());
    assertFalse(recorder.has("last_heard"));
    assertEquals(0, recorder.path("custody").size());
  }

  @Test
  void oneThatWasOnlyCheckedOutIsListedWithItsHolder() throws Exception {
    checkout("R-1", "T-3");
    gateway.settle();

    JsonNode listed = gateway.get("/api/v1/recorders").json().path("items").path(0);
    assertEquals("T-3", listed.path("technician").asText());
    assertFalse(listed.has("last_docked"));
    JsonNode recorder = gateway.get("/api/v1/recorders/R-1").json();
    assertEquals("T-3", recorder.path("custody").path(0).path("technician").asText());
  }

  @Test
  void aRecorderNobodyToldOfIsNotFound() throws Exception {
    file("R-2", "a");
    gateway.settle();

    assertEquals(404, gateway.get("/api/v1/recorders/R-20").status());
    assertTrue(ids(gateway.get("/api/v1/recorders").json()).contains("R-2"));
  }

  private void file(String recorder, String name) throws Exception {
    post(
        "/dock/v1/files",
        "{\"wjmc\":\"%s.MP4\",\"pssj\":\"2026-11-20 09:00:00\",\"wjsc\":60,\"cpxh\":\"%s\","
                .formatted(name, recorder)
            + "\"gzz_xh\":\"DOCK-2\"}");
  }

  private void session(String recorder) throws Exception {
    post(
        "/dock/v1/sessions",
        "{\"device\":\"%s\",\"dock\":\"DOCK-2\",\"station_time\":\"%s\",\"files\":[]}"
            .formatted(recorder, NOON));
  }

  private void checkout(String recorder, String technician) throws Exception {
    post(
        "/dock/v1/checkouts",
        "{\"device\":\"%s\",\"dock\":\"DOCK-2\",\"user\":\"%s\",\"at\":\"2026-11-20 07:45:00\"}"
            .formatted(recorder, technician));
  }

  private void heartbeat(String recorder) throws Exception {
    post(
        "/api/v1/recorders/" + recorder + "/events",
        "{\"at\":\"" + NOON + "\",\"type\":\"heartbeat\"}");
  }

  private void post(String path, String body) throws Exception {
    RunningGateway.Answer answer = gateway.post(path, body);
    assertEquals(201, answer.status(), answer.response().body());
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("items").forEach(item -> ids.add(item.path("id").asText()));
    return ids;
  }
}
