package io.lintel.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.RunningGateway;
import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.projection.PlainJudge;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What could not be taken is found by where it came from and by what was wrong with it. */
class RejectedTest {
  private static final Intake INTAKE = new Intake(meter -> null);

  @TempDir Path directory;
  private final SteppedTime time = new SteppedTime(Instant.parse("2026-11-22T02:00:00Z"));
  private RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway = new RunningGateway(directory, time, new PlainJudge());
    rejected("mqtt", "G-1", "{\"at\":\"2026-11-22T09:00:00+08:00\"}");
    rejected("mqtt", "G-2", "nonsense");
    time.advance(Duration.ofDays(1));
    rejected("dock:DOCK-1", "G-3", "{\"at\":\"yesterday\",\"volume_m3\":\"1\"}");
    gateway.settle();
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void theLatestStandsFirstWithItsReasonAndWhereAllOfThemCameFrom() throws Exception {
    JsonNode page = gateway.get("/api/v1/rejected?limit=2").json();

    assertEquals(List.of("G-3", "G-2"), devices(page));
    assertFalse(page.path("items").path(0).path("reason").asText().isEmpty());
    assertEquals("READING", page.path("items").path(0).path("kind").asText());
    assertEquals("mqtt", page.path("sources").path(0).path("source").asText());
    assertEquals(2, page.path("sources").path(0).path("count").asInt());
    JsonNode rest = gateway.get(page.path("next").asText()).json();
    assertEquals(List.of("G-1"), devices(rest));
    assertEquals(
        List.of("G-3", "G-2"), devices(gateway.get(rest.path("previous").asText()).json()));
  }

  @Test
  void itIsFoundBySourceDayAndWords() throws Exception {
    assertEquals(List.of("G-3"), asked("source=dock:DOCK-1"));
    assertEquals(List.of("G-2", "G-1"), asked("source=mqtt"));
    assertEquals(List.of("G-3"), asked("from=2026-11-23"));
    assertEquals(List.of("G-1"), asked("q=volume_m3%20mqtt"));
    assertEquals(List.of("G-2"), asked("q=g-2"));
    assertEquals(400, gateway.get("/api/v1/rejected?device=G-1").status());
  }

  @Test
  void theFileSaysWhy() throws Exception {
    String file = gateway.get("/api/v1/rejected.csv?source=mqtt").response().body();
    JsonNode first = gateway.get("/api/v1/rejected?source=mqtt").json().path("items").path(0);

    assertEquals(3, file.lines().count(), file);
    String reason = first.path("reason").asText();
    assertFalse(reason.isEmpty());
    assertTrue(file.replace("\"\"", "\"").contains(reason), file);
  }

  private List<String> asked(String question) throws Exception {
    return devices(gateway.get("/api/v1/rejected?" + question).json());
  }

  private static List<String> devices(JsonNode page) {
    List<String> found = new ArrayList<>();
    page.path("items").forEach(item -> found.add(item.path("device").asText()));
    return found;
  }

  private void rejected(String source, String meter, String payload) throws Exception {
    gateway.take(
        INTAKE
            .readings(
                meter,
                payload.getBytes(StandardCharsets.UTF_8),
                Format.JSON,
                new Arrival(source, time.instant(), "lintel/v1/meters/" + meter + "/readings"))
            .all());
  }
}
