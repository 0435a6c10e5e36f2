package io.lintel.gateway.source.mqtt.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.identity.DeviceSecret;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An attacker at the door of a gateway that knows its devices and lets nobody else in. */
class EndpointAttackTest {
  private static final int BAD_CREDENTIALS = 0x86;
  private static final int NOT_AUTHORIZED = 0x87;
  private static final int TAKEN_OVER = 0x8E;
  private static final int TOPIC_NAME = 0x90;
  private static final int TOO_MANY_ATTEMPTS = 0x9F;
  private static final int GUESSES = 200;

  @TempDir static Path folder;
  private static GuardedGateway gateway;
  private long before;

  @BeforeAll
  static void start() throws Exception {
    gateway = new GuardedGateway(folder, "refuse");
  }

  @AfterAll
  static void stop() throws Exception {
    gateway.close();
  }

  @BeforeEach
  void remember() throws Exception {
    before = gateway.last();
  }

  private static String reading(int seq) {
    return "{\"seq\":" + seq + ",\"volume_m3\":\"" + seq + ".5\"}";
  }

  private static String step(String technician, String id) {
    return "{\"at\":\"2026-11-22T08:00:00Z\",\"step\":\"knocked\",\"technician\":\"%s\",\"id\":\"%s\"}"
        .formatted(technician, id);
  }

  @Test
  void nobodyTakesOverWhatIsAnothers() throws Exception {
    RawClient meter = gateway.device("meter/G-1", "G-1");

    assertEquals(NOT_AUTHORIZED, gateway.knock("G-1", null, null));
    assertEquals(NOT_AUTHORIZED, gateway.knock("lintel-gateway", null, null));
    assertEquals(BAD_CREDENTIALS, gateway.knock("G-1", "meter/G-1", "the-secret-of-meter/G-2"));
    assertEquals(BAD_CREDENTIALS, gateway.knock("G-1", "G-1", ""));
    assertEquals(BAD_CREDENTIALS, gateway.knock("G-1", "lintel-gateway", "lintel-gateway"));
    RawClient thief = gateway.device("meter/G-2", "G-1");
    RawClient queue = gateway.device("meter/G-2", "lintel-gateway");

    meter.publish("lintel/v1/meters/G-1/readings", reading(1), 1, 1);
    assertEquals(1, meter.await(MqttMessageType.PUBACK), "still there");
    thief.publish("lintel/v1/meters/G-1/readings", reading(2), 1, 1);
    assertEquals(NOT_AUTHORIZED, thief.awaitReason());
    assertEquals(List.of(0xA2), queue.subscribe("lintel/v1/#"));
    RawClient itself = gateway.device("meter/G-1", "G-1");
    assertEquals(TAKEN_OVER, meter.awaitParting());
    itself.publish("lintel/v1/meters/G-1/readings", reading(3), 1, 1);
    assertEquals(1, itself.await(MqttMessageType.PUBACK));
    assertEquals(List.of("G-1 1", "G-1 3"), readings());
  }

  private List<String> readings() throws Exception {
    List<String> kept = new ArrayList<>();
    for (JsonNode one : gateway.observations("READING", before)) {
      kept.add(one.path("device").asText() + " " + one.path("device_seq").asText());
    }
    kept.sort(null);
    return kept;
  }

  @Test
  void nobodySpeaksForAnother() throws Exception {
    RawClient meter = gateway.device("meter/G-2", "m");
    int packet = 0;
    for (int qos = 1; qos <= 2; qos++) {
      for (String topic :
          List.of(
              "lintel/v1/meters/G-1/readings",
              "lintel/v1/meters/G-1/commands/C-1/result",
              "lintel/v1/recorders/R-1/events",
              "lintel/v1/recorders/G-2/events",
              "lintel/v1/visits/V-1/steps")) {
        meter.publish(topic, reading(1), qos, ++packet);
        assertEquals(NOT_AUTHORIZED, meter.awaitReason(), topic);
      }
    }
    RawClient odd = gateway.device("meter/G-2", "odd");
    for (String topic :
        List.of(
            "lintel/v1/meters/G-2/../G-1/readings",
            "lintel/v1/meters//readings",
            "lintel/v1/meters/G-2/commands",
            "/lintel/v1/meters/G-2/readings",
            "$share/g/lintel/v1/meters/G-2/readings",
            "$SYS/broker")) {
      odd.publish(topic, reading(1), 1, ++packet);
      int reason = odd.awaitReason();
      assertTrue(reason == TOPIC_NAME || reason == NOT_AUTHORIZED, topic + " " + reason);
    }
    // The topic says whose it is, whatever the payload says.
    odd.publish(
        "lintel/v1/meters/G-2/readings",
        "{\"meter\":\"G-1\",\"device\":\"G-1\",\"seq\":9,\"volume_m3\":\"1\"}",
        1,
        ++packet);
    assertEquals(packet, odd.await(MqttMessageType.PUBACK));

    assertEquals(List.of("G-2 9"), readings());
    for (String kind : List.of("RECORDER_EVENT", "STEP", "COMMAND_RESULT", "REJECTED")) {
      assertEquals(0, gateway.observations(kind, before).size(), kind);
    }
  }

  @Test
  void aPhoneTapsForItsTechnicianOnly() throws Exception {
    RawClient phone = gateway.device("phone/T-1", "p");
    String steps = "lintel/v1/visits/V-1/steps";
    int packet = 0;
    for (String payload :
        List.of(
            step("T-2", "a"),
            "[" + step("T-1", "b") + "," + step("T-2", "c") + "]",
            step("T-1", "d").replace("\"T-1\"", "\"T-1\",\"technician\":\"T-2\""),
            step("T-1 ", "e"),
            step("t-1", "f"))) {
      phone.publish(steps, payload, 1, ++packet);
      assertEquals(packet, phone.await(MqttMessageType.PUBACK));
    }
    phone.publish("lintel/v1/recorders/R-1/events", "{}", 1, ++packet);
    assertEquals(NOT_AUTHORIZED, phone.awaitReason());
    phone.publish("lintel/v1/meters/G-1/readings", reading(1), 1, ++packet);
    assertEquals(NOT_AUTHORIZED, phone.awaitReason());

    for (JsonNode kept : gateway.observations("STEP", before)) {
      assertEquals("T-1", kept.path("body").path("technician").asText(), kept::toString);
    }
    assertTrue(gateway.observations("STEP", before).size() >= 1);
    assertEquals(List.of(), readings());
  }

  @Test
  void nobodyHearsWhatIsNotForIt() throws Exception {
    for (String name : List.of("meter/G-2", "recorder/R-1", "phone/T-1")) {
      RawClient listener = gateway.device(name, "listener");
      assertEquals(
          List.of(0xA2, 0xA2, 0xA2, 0x9E, 0x9E, 0x87, 0x8F, 0x8F),
          listener.subscribe(
              "#",
              "+/+/meters/+/commands",
              "$SYS/#",
              "$share/lintel-gateway/#",
              "$share/g/lintel/v1/meters/G-1/commands",
              "lintel/v1/meters/G-1/commands",
              "lintel/v1/meters/G-1/readings",
              "lintel/v1/recorders/R-1/events"),
          name);
    }
    RawClient three = gateway.open(MqttVersion.MQTT_3_1_1);
    assertEquals(
        0, GuardedGateway.shown(three, "3", "meter/G-2", GuardedGateway.secret("meter/G-2")));
    assertEquals(List.of(0x80, 0x80), three.subscribe("#", "lintel/v1/meters/G-1/commands"));
  }

  @Test
  void secretsAndCodesAreNotGuessed() throws Exception {
    for (int guess = 0; guess < GUESSES; guess++) {
      assertEquals(BAD_CREDENTIALS, gateway.knock("g", "meter/G-1", "guess-number-" + guess));
    }
    String secret = GuardedGateway.secret("meter/G-1");
    for (String near :
        List.of(
            DeviceSecret.digestOf(secret),
            secret.toUpperCase(java.util.Locale.ROOT),
            secret + " ",
            secret.substring(1),
            secret + "\0")) {
      assertEquals(BAD_CREDENTIALS, gateway.knock("g", "meter/G-1", near), near);
    }
    gateway.device("meter/G-1", "who guesses keeps nobody out");

    gateway.send("POST", "/api/v1/enrolment", "{\"minutes\":5,\"limit\":5}");
    int told = 0;
    for (int guess = 0; told != TOO_MANY_ATTEMPTS && guess < GUESSES; guess++) {
      told = gateway.knock("g", "meter/G-9", "AAAA-BBBB-CCCC:my-own-secret-" + (1000 + guess));
      assertTrue(told != 0);
    }
    assertEquals(TOO_MANY_ATTEMPTS, told);
    assertEquals(0, gateway.knock("g", "meter/G-1", secret), "devices that are known come in");
  }

  @Test
  void whoIsRevokedIsPutOut() throws Exception {
    JsonNode made = gateway.send("POST", "/api/v1/devices", "{\"kind\":\"meter\",\"id\":\"G-7\"}");
    String secret = made.findPath("secret").asText();
    RawClient lost = gateway.open(MqttVersion.MQTT_5);
    assertEquals(0, GuardedGateway.shown(lost, "c", "meter/G-7", secret));
    lost.publish("lintel/v1/meters/G-7/readings", reading(1), 1, 1);
    assertEquals(1, lost.await(MqttMessageType.PUBACK));

    gateway.send("DELETE", "/api/v1/devices/meter/G-7", null);

    assertEquals(NOT_AUTHORIZED, lost.awaitParting());
    assertEquals(BAD_CREDENTIALS, gateway.knock("c", "meter/G-7", secret));
    assertEquals(List.of("G-7 1"), readings());
  }
}
