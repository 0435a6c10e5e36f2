package io.lintel.gateway.source.mqtt.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.EndpointConfig;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What MQTT 5 is told at a limit, and that MQTT 3.1.1, which cannot be told, is closed. */
class LimitCodesTest {
  private static final String READINGS = "lintel/v1/meters/G-1/readings";
  private static final int CLOSED = -1;

  @TempDir Path folder;

  private RunningEndpoint running(int ofAnAddress, int inFlight) {
    EndpointConfig.Limits limits =
        new EndpointConfig.Limits(
            32 * 1024,
            100,
            ofAnAddress,
            inFlight,
            1_000,
            Duration.ofMinutes(1),
            40,
            Duration.ofSeconds(5),
            Duration.ofMinutes(1));
    return new RunningEndpoint(folder, new EndpointConfig(true, null, limits), journal -> journal);
  }

  /** QoS 1 without properties but in one write, so that no acknowledgement comes between. */
  private static byte[] atOnce(int messages) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] topic = READINGS.getBytes(UTF_8);
    for (int packetId = 1; packetId <= messages; packetId++) {
      byte[] payload = ("{\"seq\":" + packetId + ",\"volume_m3\":\"1.5\"}").getBytes(UTF_8);
      all.write(0x32);
      all.write(2 + topic.length + 2 + 1 + payload.length);
      all.write(0);
      all.write(topic.length);
      all.writeBytes(topic);
      all.write(0);
      all.write(packetId);
      all.write(0);
      all.writeBytes(payload);
    }
    return all.toByteArray();
  }

  @Test
  void moreInFlightThanTheReceiveMaximumIsToldAs93() throws Exception {
    try (RunningEndpoint running = running(10, 2);
        RawClient client = RawClient.connected(running.uri(), MqttVersion.MQTT_5, "c")) {
      client.octets(atOnce(3));
      assertEquals(0x93, client.awaitParting());
    }
  }

  @Test
  void aPacketThatIsTooLargeIsToldAs95OrClosed() throws Exception {
    try (RunningEndpoint running = running(10, 2);
        RawClient five = RawClient.connected(running.uri(), MqttVersion.MQTT_5, "five");
        RawClient three = RawClient.connected(running.uri(), MqttVersion.MQTT_3_1_1, "three")) {
      five.publish(READINGS, "x".repeat(33 * 1024), 1, 1);
      assertEquals(0x95, five.awaitParting());
      three.publish(READINGS, "x".repeat(33 * 1024), 1, 1);
      assertEquals(CLOSED, three.awaitParting());
      assertEquals(2, running.counted("lintel_mqtt_parted"));
    }
  }

  @Test
  void aTopicThatIsTooLongClosesMqtt311() throws Exception {
    try (RunningEndpoint running = running(10, 2);
        RawClient three = RawClient.connected(running.uri(), MqttVersion.MQTT_3_1_1, "three")) {
      three.publish("lintel/v1/meters/" + "G".repeat(30) + "/readings", "{}", 1, 1);
      assertEquals(CLOSED, three.awaitParting());
    }
  }

  @Test
  void oneAddressesShareIsToldAs97AndAsUnavailable() throws Exception {
    try (RunningEndpoint running = running(1, 2);
        RawClient first = RawClient.connected(running.uri(), MqttVersion.MQTT_5, "first");
        RawClient five = new RawClient(running.uri(), MqttVersion.MQTT_5);
        RawClient three = new RawClient(running.uri(), MqttVersion.MQTT_3_1_1)) {
      assertEquals(
          (byte) 0x97,
          five.connect(connect -> connect.clientId("five"))
              .variableHeader()
              .connectReturnCode()
              .byteValue());
      assertEquals(
          3,
          three
              .connect(connect -> connect.clientId("three"))
              .variableHeader()
              .connectReturnCode()
              .byteValue());
      first.publish(READINGS, "{\"seq\":1,\"volume_m3\":\"1.5\"}", 1, 1);
      assertEquals(0, first.awaitReason(), "who was there stays");
    }
  }

  /** 0x96: not at once, for a rush is only not read; and not for ever. */
  @Test
  void onlyWhoIsAtTheRateWithoutABreakIsSentAway() {
    Pace pace = new Pace(2);
    for (int second = 1; second <= Pace.PATIENCE_TICKS; second++) {
      assertFalse(pace.tooLong(), "second " + second);
      pace.took();
      pace.took();
      assertTrue(pace.exhausted());
      pace.tick();
    }
    assertTrue(pace.tooLong());
    pace.tick();
    assertFalse(pace.tooLong(), "a second's break");
    assertEquals(0x96, Parting.RATE.code());
  }
}
