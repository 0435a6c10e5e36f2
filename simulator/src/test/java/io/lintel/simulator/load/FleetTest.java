package io.lintel.simulator.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who speaks when, and what. */
class FleetTest {
  private static final long AT = Instant.parse("2026-11-22T08:00:00.250Z").toEpochMilli();

  private final LoadPlan plan =
      new LoadPlan(
          "fleet",
          7,
          95,
          5,
          7,
          100,
          Duration.ZERO,
          Duration.ofSeconds(1),
          8,
          Map.of(
              PayloadKind.READING, 0.5,
              PayloadKind.CATCH_UP, 0.5,
              PayloadKind.HEARTBEAT, 0.5,
              PayloadKind.POSITION, 0.5));
  private final Fleet fleet = new Fleet(plan);
  private final Ascii topic = new Ascii();
  private final Ascii payload = new Ascii();

  @Test
  void everyDeviceSpeaksOnceARoundAndAlwaysOverTheSameConnection() {
    Map<String, Integer> connectionOf = new HashMap<>();
    int devices = 0;
    for (int connection = 0; connection < plan.connections(); connection++) {
      devices += fleet.devicesOn(connection);
      for (long count = 0; count < 2L * fleet.devicesOn(connection); count++) {
        fleet.write(connection, count, AT, topic, payload);
        Integer before = connectionOf.putIfAbsent(topic.toString(), connection);
        boolean firstRound = count < fleet.devicesOn(connection);
        assertEquals(firstRound ? null : (Integer) connection, before);
      }
    }
    assertEquals(100, devices);
    assertEquals(100, connectionOf.size());
    assertEquals(
        5, connectionOf.keySet().stream().filter(t -> t.contains("/recorders/LR-")).count());
  }

  @Test
  void whatIsSaidIsWhatTheTopicsTake() throws Exception {
    ObjectMapper json = new ObjectMapper();
    Map<String, Integer> kinds = new HashMap<>();
    for (int connection = 0; connection < plan.connections(); connection++) {
      for (long count = 0; count < 60; count++) {
        fleet.write(connection, count, AT, topic, payload);
        JsonNode said = json.readTree(payload.toString());
        JsonNode last = said.isArray() ? said.get(said.size() - 1) : said;
        assertEquals("2026-11-22T08:00:00.250Z", last.path("at").asText());
        assertTrue(last.path("seq").isNumber());
        if (topic.toString().matches("lintel/v1/meters/L-\\d{6}/readings")) {
          assertTrue(last.path("volume_m3").asText().matches("\\d+\\.\\d{3}"), payload::toString);
          kinds.merge(said.isArray() ? "catch_up" : "reading", 1, Integer::sum);
        } else {
          assertTrue(topic.toString().matches("lintel/v1/recorders/LR-\\d{5}/events"));
          kinds.merge(said.path("type").asText(), 1, Integer::sum);
        }
      }
    }
    assertEquals(4, kinds.size(), kinds::toString);
  }

  @Test
  void aDialNeverRunsBackAndItsCounterNeverRepeats() throws Exception {
    ObjectMapper json = new ObjectMapper();
    Map<String, Long> seqOf = new HashMap<>();
    Map<String, Double> volumeOf = new HashMap<>();
    for (long count = 0; count < 20L * fleet.devicesOn(3); count++) {
      fleet.write(3, count, AT + count, topic, payload);
      JsonNode said = json.readTree(payload.toString());
      if (topic.toString().contains("/recorders/")) {
        continue;
      }
      for (JsonNode reading : said.isArray() ? said : json.createArrayNode().add(said)) {
        Long seq = seqOf.put(topic.toString(), reading.path("seq").asLong());
        Double volume = volumeOf.put(topic.toString(), reading.path("volume_m3").asDouble());
        assertTrue(seq == null || seq < reading.path("seq").asLong());
        assertTrue(volume == null || volume < reading.path("volume_m3").asDouble());
      }
    }
  }

  @Test
  void theSameSeedSaysTheSame() {
    Fleet twin = new Fleet(plan);
    Ascii otherTopic = new Ascii();
    Ascii otherPayload = new Ascii();
    for (long count = 0; count < 100; count++) {
      fleet.write(2, count, AT, topic, payload);
      twin.write(2, count, AT, otherTopic, otherPayload);
      assertEquals(topic.toString(), otherTopic.toString());
      assertEquals(payload.toString(), otherPayload.toString());
    }
  }
}
