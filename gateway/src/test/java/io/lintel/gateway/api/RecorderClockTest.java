package io.lintel.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code GET /recorders/{id}} says of a clock that is 300 s fast. */
class RecorderClockTest {
  private static final Instant NINE = Instant.parse("2026-11-22T01:00:00Z");

  @TempDir Path directory;
  private final SteppedTime time = new SteppedTime(Instant.parse("2026-11-22T12:00:00Z"));
  private RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway = new RunningGateway(directory.resolve("data"), time, new PlainJudge());
    for (int i = 0; i < 10; i++) {
      Instant sent = NINE.plusSeconds(i * 60L);
      gateway.take(
          new Intake(meter -> null)
              .recorderEvents(
                  "R-7",
                  ("{\"at\":\"%s\",\"type\":\"heartbeat\",\"seq\":%d,\"epoch\":\"e1\","
                          + "\"rtt_ms\":900}")
                      .formatted(sent.plus(Duration.ofMinutes(5)), i + 1)
                      .getBytes(StandardCharsets.UTF_8),
                  Format.JSON,
                  new Arrival("mqtt", sent.plusSeconds(1), "test"))
              .all());
    }
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void aListTellsHowFarClocksAreOffWhereItIsAskedTo() throws Exception {
    JsonNode whole = gateway.get("/api/v1/recorders/R-7").json().path("clock");
    JsonNode listed = gateway.get("/api/v1/recorders?clock=true").json().path("items").path(0);

    assertEquals(whole.path("day"), listed.path("clock").path("day"));
    assertEquals(whole.path("offset_s"), listed.path("clock").path("offset_s"));
    assertFalse(listed.path("clock").has("epochs"));
    assertFalse(gateway.get("/api/v1/recorders").json().path("items").path(0).has("clock"));
  }

  @Test
  void theDayOfItsLastWordShowsTheOffsetAndWhy() throws Exception {
    JsonNode clock = gateway.get("/api/v1/recorders/R-7").json().path("clock");

    assertEquals("2026-11-22", clock.path("day").asText());
    assertEquals("live", clock.path("offset_s").path("basis").asText());
    assertEquals(299, clock.path("offset_s").path("lo").asDouble(), 0.05);
    assertEquals(301, clock.path("offset_s").path("hi").asDouble(), 0.05);
    JsonNode epoch = clock.path("epochs").path(0);
    assertEquals("e1", epoch.path("epoch").asText());
    JsonNode stretch = epoch.path("stretches").path(0);
    assertTrue(stretch.path("offsets").size() > 20);
    assertTrue(stretch.path("offsets").size() <= 200);
    JsonNode live = MissingNode.getInstance();
    for (JsonNode bound : stretch.path("evidence")) {
      boolean first = live.isMissingNode() && bound.path("basis").asText().equals("live");
      live = first ? bound : live;
    }
    assertEquals(299, live.path("lo_s").asDouble(), 0.01);
    assertEquals(NINE.plus(Duration.ofMinutes(5)).toString(), live.path("stated_text").asText());
    JsonNode finding = clock.path("findings").path(0);
    assertEquals("wrong", finding.path("kind").asText());
    assertEquals("The recorder's clock is 5 min fast", finding.path("because").asText());
    assertEquals(300, finding.path("by_s").asDouble(), 0.1);
  }

  @Test
  void anotherDayIsEmptyAndANonsenseDayIsRefused() throws Exception {
    JsonNode clock = gateway.get("/api/v1/recorders/R-7?day=2026-11-23").json().path("clock");

    assertEquals("2026-11-23", clock.path("day").asText());
    assertEquals(0, clock.path("epochs").size());
    assertFalse(clock.has("offset_s"));
    assertEquals(400, gateway.get("/api/v1/recorders/R-7?day=today").status());
  }
}
