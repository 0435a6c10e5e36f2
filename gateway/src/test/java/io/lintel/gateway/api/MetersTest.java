package io.lintel.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.RunningGateway;
import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.identity.Reach;
import io.lintel.gateway.identity.Speaker;
import io.lintel.gateway.identity.SpeakerKind;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.intake.SlotReport;
import io.lintel.gateway.projection.PlainJudge;
import io.lintel.meter.wire.Bytes;
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

/** Each meter with its last reading, how the last reading due ended, and what is remarkable. */
class MetersTest {
  private static final Speaker ANYBODY =
      new Speaker("anonymous", SpeakerKind.OPERATOR, false, Reach.EVERYTHING);
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
  void eachIsListedOnceAndInOrderWhateverToldOfIt() throws Exception {
    reading("G-3", "12.5", "");
    reading("G-3", "12.6", "");
    slot("G-2", "2026-11-22T01:00:00Z", "failed", "silent: not one byte within 500 ms");
    slot("G-3", "2026-11-22T01:00:00Z", "read", "");
    gateway.post("/api/v1/meters/G-1/commands", "{\"id\":\"C-1\",\"command\":\"valve_close\"}");
    gateway.put(
        "/api/v1/visits/V-1",
        VisitRoundTripTest.VISIT.replaceAll("\"meters\":\\[[^]]*]", "\"meters\":[\"G-4\"]"));
    gateway.settle();

    assertEquals(List.of("G-1", "G-2", "G-3", "G-4"), ids("/api/v1/meters"));
    assertEquals(List.of("G-1", "G-2", "G-3", "G-4"), ids("/api/v1/meters?limit=1"));
    assertEquals(List.of("G-3", "G-4"), backwards("/api/v1/meters?limit=2"));
    String file = gateway.get("/api/v1/meters.csv").response().body();
    assertEquals(5, file.lines().count(), file);
    assertTrue(file.contains("12.6"), file);
  }

  @Test
  void itsLastReadingIsTheOneThatCameLastThoughItsClockIsYearsBack() throws Exception {
    readings("G-1", "[{\"at\":\"2026-11-22T09:00:00+08:00\",\"volume_m3\":\"12.5\"}]");
    time.advance(Duration.ofMinutes(5));
    readings("G-1", "[{\"at\":\"2001-01-01T00:00:00+08:00\",\"volume_m3\":\"12.9\"}]");
    gateway.settle();

    JsonNode reading = gateway.get("/api/v1/meters/G-1").json().path("reading");
    assertEquals("12.9", reading.path("volume_m3").asText(), reading.toString());
  }

  @Test
  void itIsCountedHowTheReadingsDueThatDayEnded() throws Exception {
    slot("G-1", "2026-11-21T01:00:00Z", "failed", "silent: not one byte within 500 ms");
    slot("G-1", "2026-11-22T00:00:00Z", "read", "");
    slot("G-1", "2026-11-22T00:15:00Z", "read", "");
    slot("G-1", "2026-11-22T00:30:00Z", "not_attempted", "overrun: the turn before took too long");
    gateway.settle();

    JsonNode meter = gateway.get("/api/v1/meters").json().path("items").path(0);

    assertEquals("not_attempted", meter.path("slot").path("outcome").asText());
    assertEquals("2026-11-22", meter.path("slots").path("day").asText());
    assertEquals(2, meter.path("slots").path("read").asInt());
    assertEquals(1, meter.path("slots").path("not_attempted").asInt());
    assertFalse(meter.path("slots").has("failed"));
    JsonNode before = gateway.get("/api/v1/meters/G-1?day=2026-11-21").json();
    assertEquals(1, before.path("day_slots").size());
    assertEquals(0, before.path("day_readings").size());
  }

  @Test
  void whatIsWorthALookCanBeAskedFor() throws Exception {
    reading("G-1", "12.5", "");
    reading("G-2", "12.5", ",\"temperature_c\":\"N/A\"");
    slot("G-2", "2026-11-22T01:00:00Z", "read", "");
    slot("G-3", "2026-11-22T01:00:00Z", "failed", "silent: not one byte within 500 ms");
    gateway.take(
        INTAKE
            .readings(
                "G-4",
                "{\"at\":\"2026-11-22T09:00:00+08:00\",\"volume_m3\":\"1.5\"}"
                    .getBytes(StandardCharsets.UTF_8),
                Format.JSON,
                new Arrival("mqtt", time.instant(), "test", ANYBODY))
            .all());
    gateway.settle();

    assertEquals(List.of("G-3"), ids("/api/v1/meters?slot=failed"));
    assertEquals(List.of("G-2", "G-3"), ids("/api/v1/meters?slot=failed,read"));
    assertEquals(List.of("G-1", "G-4"), ids("/api/v1/meters?slot=none"));
    assertEquals(List.of("G-4"), ids("/api/v1/meters?mark=unproven"));
    assertEquals(List.of("G-2", "G-4"), ids("/api/v1/meters?mark=unproven,remarked"));
    assertEquals(List.of("G-3"), ids("/api/v1/meters?mark=unread"));
    assertEquals(List.of("G-2"), ids("/api/v1/meters?q=g-2"));
    assertEquals(400, gateway.get("/api/v1/meters?mark=late").status());
    assertEquals(400, gateway.get("/api/v1/meters?outcome=failed").status());
    assertEquals(404, gateway.get("/api/v1/meters/G-9").status());
  }

  private void reading(String meter, String volume, String more) throws Exception {
    readings(
        meter,
        "[{\"at\":\"2026-11-22T09:%02d:00+08:00\",\"volume_m3\":\"%s\"%s}]"
            .formatted(Integer.parseInt(volume.substring(3)), volume, more));
  }

  private void readings(String meter, String body) throws Exception {
    gateway.take(
        INTAKE
            .readings(
                meter,
                body.getBytes(StandardCharsets.UTF_8),
                Format.JSON,
                new Arrival("mqtt", time.instant(), "test"))
            .all());
  }

  private void slot(String meter, String due, String outcome, String why) throws Exception {
    gateway.take(
        List.of(
            new SlotReport(meter, "L-1", Instant.parse(due), outcome, why, 1, Bytes.empty())
                .observation(new Arrival("line:L-1", time.instant(), "L-1"))));
  }

  private List<String> ids(String path) throws Exception {
    List<String> found = new ArrayList<>();
    String next = path;
    while (!next.isEmpty()) {
      JsonNode page = gateway.get(next).json();
      page.path("items").forEach(item -> found.add(item.path("id").asText()));
      next = page.path("next").asText("");
    }
    return found;
  }

  /** The second page, by way of the first that {@code previous} leads back to. */
  private List<String> backwards(String path) throws Exception {
    JsonNode second = gateway.get(gateway.get(path).json().path("next").asText()).json();
    JsonNode first = gateway.get(second.path("previous").asText()).json();
    assertFalse(first.has("previous"), first.toString());
    List<String> found = new ArrayList<>();
    gateway
        .get(first.path("next").asText())
        .json()
        .path("items")
        .forEach(item -> found.add(item.path("id").asText()));
    return found;
  }
}
