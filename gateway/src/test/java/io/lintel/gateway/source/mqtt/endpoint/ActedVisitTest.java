package io.lintel.gateway.source.mqtt.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole visit over MQTT, acted out by a stranger where anybody is let in, and as it was. */
class ActedVisitTest {
  private static final Duration AGO = Duration.ofMinutes(25);

  @TempDir Path folder;
  private final Instant knock = Instant.now().minus(AGO);
  private int packet;

  @Test
  void aStrangerReachesNoCertainPassAndNoOneWhoCouldHaveProvenIt() throws Exception {
    try (GuardedGateway gateway = new GuardedGateway(folder, "accept")) {
      planned(gateway, "V-1", "T-1", "R-1", "G-1");
      planned(gateway, "V-9", "T-9", "R-9", "G-9");
      RawClient stranger = gateway.open(MqttVersion.MQTT_5);
      assertEquals(0, GuardedGateway.shown(stranger, "s", null, null));
      act(stranger, "V-9", "T-9", "R-9", "G-9");
      RawClient headEnd = gateway.device("relay/head-end", "h");
      act(headEnd, "V-1", "T-1", "R-1", "G-1");

      JsonNode acted = gateway.get("/api/v1/visits/V-9");
      assertMarkedAndNotCertain(acted);
      JsonNode real = gateway.get("/api/v1/visits/V-1");
      assertFalse(real.toString().contains("unproven"), real::toString);
      JsonNode recorded = verdict(real, "REC-1");
      assertEquals("PASS", recorded.path("outcome").asText(), recorded::toString);
      assertTrue(recorded.path("certain").asBoolean(), recorded::toString);

      stranger.publish("lintel/v1/meters/G-1/readings", reading(), 1, ++packet);
      assertEquals(0x87, stranger.awaitReason());
      stranger.publish("lintel/v1/recorders/R-1/events", event("power_on", -600, 9), 1, ++packet);
      assertEquals(0x87, stranger.awaitReason());
      stranger.publish("lintel/v1/visits/V-1/steps", step("left", 60, "T-1", "x"), 1, ++packet);
      assertEquals(packet, stranger.await(MqttMessageType.PUBACK));
      assertEquals(List.of(0x87), stranger.subscribe("lintel/v1/meters/G-9/commands"));
      assertEquals(real, gateway.get("/api/v1/visits/V-1"));
    }
  }

  private static void assertMarkedAndNotCertain(JsonNode visit) {
    int judged = 0;
    for (JsonNode verdict : visit.path("verdicts")) {
      boolean certain = verdict.path("certain").asBoolean();
      assertFalse(certain && verdict.path("outcome").asText().equals("PASS"), verdict::toString);
      assertFalse(verdict.path("cause").asText().equals("person"), verdict::toString);
      if (!verdict.path("evidence").isEmpty()) {
        judged++;
        assertTrue(verdict.path("unproven").asBoolean(), verdict::toString);
      }
    }
    assertTrue(judged > 0, visit::toString);
    JsonNode drawn = visit.path("timeline").path("technicians").path(0);
    for (String part : List.of("steps", "recordings", "readings")) {
      assertFalse(drawn.path(part).isEmpty(), () -> part + " " + visit);
      for (JsonNode mark : drawn.path(part)) {
        assertTrue(mark.path("unproven").asBoolean(), () -> part + " " + mark);
      }
    }
    for (JsonNode link : visit.path("links")) {
      assertTrue(link.path("unproven").asBoolean(), link::toString);
    }
  }

  private static JsonNode verdict(JsonNode visit, String rule) {
    for (JsonNode verdict : visit.path("verdicts")) {
      if (verdict.path("rule").asText().equals(rule)) {
        return verdict;
      }
    }
    throw new AssertionError("no " + rule + " in " + visit);
  }

  private void planned(
      GuardedGateway gateway, String visit, String technician, String recorder, String meter)
      throws Exception {
    gateway.send(
        "PUT",
        "/api/v1/visits/" + visit,
        """
        {"id":"%s","kind":"meter_reading","technicians":["%s"],"customer":"C-9",
         "address":"幸福路 3 号","building":"B-3","position":{"lat":31.2,"lon":121.4},
         "meters":["%s"],"appointment":{"from":"%s","to":"%s"},"status":"planned"}
        """
            .formatted(
                visit, technician, meter, knock.minusSeconds(900), knock.plusSeconds(2_700)));
    gateway.send(
        "PUT",
        "/api/v1/custody",
        "{\"recorder\":\"%s\",\"technician\":\"%s\",\"from\":\"%s\"}"
            .formatted(recorder, technician, knock.minusSeconds(6_000)));
  }

  private void act(RawClient client, String visit, String technician, String recorder, String meter)
      throws Exception {
    String events = "lintel/v1/recorders/" + recorder + "/events";
    String steps = "lintel/v1/visits/" + visit + "/steps";
    said(client, events, event("power_on", -600, 1));
    said(client, events, event("recording_started", -300, 2));
    said(client, steps, step("knocked", 0, technician, visit + "-1"));
    said(client, "lintel/v1/meters/" + meter + "/readings", reading());
    said(client, steps, step("left", 900, technician, visit + "-2"));
    said(client, events, event("recording_stopped", 1_200, 3));
    said(client, events, event("heartbeat", 1_260, 4));
  }

  private void said(RawClient client, String topic, String payload) throws Exception {
    client.publish(topic, payload, 1, ++packet);
    assertEquals(packet, client.await(MqttMessageType.PUBACK));
  }

  private String reading() {
    return "{\"at\":\"%s\",\"seq\":7,\"volume_m3\":\"12.5\"}".formatted(knock.plusSeconds(300));
  }

  private String event(String type, int seconds, int seq) {
    Instant at = knock.plusSeconds(seconds);
    return ("{\"at\":\"%s\",\"seq\":%d,\"type\":\"%s\",\"age_ms\":%d,\"position\":"
            + "{\"lat\":31.2,\"lon\":121.4,\"accuracy_m\":10,\"satellite\":\"%s\"}}")
        .formatted(at, seq, type, Duration.between(at, Instant.now()).toMillis(), at);
  }

  private String step(String step, int seconds, String technician, String id) {
    Instant at = knock.plusSeconds(seconds);
    return "{\"at\":\"%s\",\"step\":\"%s\",\"technician\":\"%s\",\"id\":\"%s\",\"age_ms\":%d}"
        .formatted(at, step, technician, id, Duration.between(at, Instant.now()).toMillis());
  }
}
