package io.lintel.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagingTest {
  private static final Intake INTAKE = new Intake(meter -> null);

  @TempDir Path directory;
  private final SteppedTime time = new SteppedTime(Instant.parse("2026-11-22T02:00:00Z"));
  private RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway = new RunningGateway(directory, time, new PlainJudge());
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void pagesOfVisitsHoldEachVisitOnceTheLatestDayFirst() throws Exception {
    StringBuilder body = new StringBuilder("[");
    for (int i = 0; i < 25; i++) {
      String visit = VisitRoundTripTest.VISIT.replace("V-1", "V-" + (10 + i));
      body.append(i == 0 ? "" : ",")
          .append(i < 12 ? visit : visit.replace("2026-11-22T", "2026-11-23T"));
    }
    assertEquals(201, gateway.post("/api/v1/visits", body.append(']').toString()).status());
    gateway.settle();

    List<String> ids = all("/api/v1/visits?limit=4&technician=T-7", "id");

    assertEquals(25, ids.size());
    assertEquals(
        IntStream.range(0, 25).mapToObj(number -> "V-" + (34 - number)).toList(),
        ids,
        "the latest first");
    assertEquals(ids, backwards("/api/v1/visits?limit=4&technician=T-7"));
  }

  /** From the last page to the first by {@code previous}, as the list is read. */
  private List<String> backwards(String path) throws Exception {
    JsonNode page = gateway.get(path).json();
    while (page.hasNonNull("next")) {
      page = gateway.get(page.path("next").asText()).json();
    }
    List<String> found = new ArrayList<>();
    while (true) {
      List<String> here = new ArrayList<>();
      page.path("items").forEach(item -> here.add(item.path("id").asText()));
      found.addAll(0, here);
      if (!page.hasNonNull("previous")) {
        return found;
      }
      page = gateway.get(page.path("previous").asText()).json();
    }
  }

  @Test
  void pagesOfReadingsHoldEachReadingOnceThoughTheirTimesAreTheSame() throws Exception {
    StringBuilder body = new StringBuilder("[");
    for (int i = 0; i < 30; i++) {
      body.append(i == 0 ? "" : ",")
          .append("{\"at\":\"2026-11-22T09:0")
          .append(i / 10)
          .append(":00+08:00\",\"seq\":")
          .append(i)
          .append(",\"volume_m3\":\"12.5\"}");
    }
    gateway.take(
        INTAKE
            .readings(
                "G-1",
                body.append(']').toString().getBytes(StandardCharsets.UTF_8),
                Format.JSON,
                new Arrival("mqtt", time.instant(), "test"))
            .all());

    assertEquals(30, new HashSet<>(all("/api/v1/readings?limit=7&meter=G-1", "seq")).size());
    assertEquals(
        10,
        all("/api/v1/readings?limit=3&from=2026-11-22T01:01:00Z&to=2026-11-22T01:02:00Z", "seq")
            .size());
    assertEquals(
        30, all("/api/v1/readings?from=2026-11-22&to=2026-11-22&limit=10000", "seq").size());
    assertTrue(all("/api/v1/readings?meter=G-2", "seq").isEmpty());
  }

  @Test
  void theLightTurnsGreenWhenTheRecorderSaysSoAndAmberWhenTheWordIsOld() throws Exception {
    gateway.put("/api/v1/visits/V-1", VisitRoundTripTest.VISIT);
    gateway.settle();
    assertEquals(false, light().path("ready").asBoolean());
    assertTrue(light().path("because_zh").asText().contains("领用"));

    gateway.put(
        "/api/v1/custody",
        "{\"recorder\":\"R-7\",\"technician\":\"T-7\",\"from\":\"2026-11-22T08:00:00+08:00\"}");
    gateway.settle();
    assertTrue(light().path("because").asText().contains("not been heard yet"));

    gateway.take(
        INTAKE
            .recorderEvents(
                "R-7",
                "{\"at\":\"2026-11-22T09:59:58+08:00\",\"seq\":1,\"type\":\"recording_started\"}"
                    .getBytes(StandardCharsets.UTF_8),
                Format.JSON,
                new Arrival("mqtt", time.instant(), "test"))
            .all());
    JsonNode green = light();
    assertTrue(green.path("ready").asBoolean(), green.toString());
    assertEquals("R-7", green.path("recorder").asText());
    assertEquals("2026-11-22T01:59:58Z", green.path("since").asText());

    time.advance(Duration.ofMinutes(3));
    assertTrue(light().path("because").asText().contains("last heard 3 min ago"));
    JsonNode recorder = gateway.get("/api/v1/recorders/R-7").json();
    assertEquals("recording", recorder.path("state").asText());
    assertEquals("T-7", recorder.path("custody").path(0).path("technician").asText());
  }

  private JsonNode light() throws Exception {
    return gateway.get("/api/v1/visits/V-1/ready-to-knock").json();
  }

  private List<String> all(String path, String key) throws Exception {
    List<String> found = new ArrayList<>();
    String next = path;
    while (!next.isEmpty()) {
      JsonNode page = gateway.get(next).json();
      page.path("items").forEach(item -> found.add(item.path(key).asText()));
      next = page.path("next").asText("");
    }
    return found;
  }
}
