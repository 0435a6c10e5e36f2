package io.lintel.gateway.source.mqtt.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.EndpointConfig;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Journal.JournalBroken;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import io.lintel.meter.wire.Bytes;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MqttEndpointTest {
  private static final String READINGS = "lintel/v1/meters/G-1/readings";

  @TempDir Path folder;

  private static String reading(int seq) {
    return "{\"at\":\"2026-11-22T08:00:00+08:00\",\"seq\":" + seq + ",\"volume_m3\":\"1.5\"}";
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"MQTT_3_1_1", "MQTT_5"})
  void whatIsAcknowledgedIsInTheJournal(MqttVersion version) throws Exception {
    try (RunningEndpoint running = new RunningEndpoint(folder);
        RawClient client = RawClient.connected(running.uri(), version, "c-1")) {
      client.publish(READINGS, reading(1), 1, 11);
      assertEquals(11, client.await(MqttMessageType.PUBACK));
      assertEquals(1, running.entries(Kind.READING).size());
      client.publish(
          "lintel/v1/recorders/R-7/events",
          "{\"at\":\"2026-11-22T08:00:00+08:00\",\"seq\":1,\"type\":\"power_on\"}",
          2,
          12);
      assertEquals(12, client.await(MqttMessageType.PUBREC));
      assertEquals(1, running.entries(Kind.RECORDER_EVENT).size());
      client.reply(MqttMessageType.PUBREL, 12);
      assertEquals(12, client.await(MqttMessageType.PUBCOMP));
      client.publish(
          "lintel/v1/visits/V-1/steps",
          "{\"at\":\"2026-11-22T08:00:00Z\",\"step\":\"knocked\",\"technician\":\"T-7\",\"id\":\"u-1\"}",
          0,
          0);
      client.publish(READINGS, "{", 1, 13);
      assertEquals(13, client.await(MqttMessageType.PUBACK));
      assertEquals(1, running.entries(Kind.STEP).size());
      assertEquals(1, running.entries(Kind.REJECTED).size());
      assertTrue(running.endpoint().notReadyBecause().isEmpty());
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"MQTT_3_1_1", "MQTT_5"})
  void aQos2MessageThatComesAgainIsRecordedAgainAndKeptOnce(MqttVersion version) throws Exception {
    try (RunningEndpoint running = new RunningEndpoint(folder);
        RawClient client = RawClient.connected(running.uri(), version, "c-1")) {
      // Without at: nothing but the packet id tells that it is the same.
      String events = "lintel/v1/meters/G-1/readings";
      client.publish(events, reading(1), 2, 5);
      assertEquals(5, client.await(MqttMessageType.PUBREC));
      client.publish(events, reading(2), 2, 5);
      assertEquals(5, client.await(MqttMessageType.PUBREC));
      client.reply(MqttMessageType.PUBREL, 5);
      assertEquals(5, client.await(MqttMessageType.PUBCOMP));
      client.publish(events, reading(3), 2, 5);
      assertEquals(5, client.await(MqttMessageType.PUBREC));
      assertEquals(2, running.entries(Kind.READING).size());
    }
  }

  @Test
  void aSessionIsNeitherPromisedNorFound() throws Exception {
    try (RunningEndpoint running = new RunningEndpoint(folder);
        RawClient client = new RawClient(running.uri(), MqttVersion.MQTT_5)) {
      MqttProperties wanted = new MqttProperties();
      wanted.add(new MqttProperties.IntegerProperty(MqttProperties.SESSION_EXPIRY_INTERVAL, 3_600));
      MqttConnAckMessage answer =
          client.connect(
              connect -> connect.clientId("").cleanSession(false).keepAlive(0).properties(wanted));
      MqttProperties said = answer.variableHeader().properties();
      assertFalse(answer.variableHeader().isSessionPresent());
      assertEquals(0, said.getProperty(MqttProperties.SESSION_EXPIRY_INTERVAL).value());
      assertEquals(0, said.getProperty(MqttProperties.RETAIN_AVAILABLE).value());
      assertEquals(0, said.getProperty(MqttProperties.WILDCARD_SUBSCRIPTION_AVAILABLE).value());
      assertEquals(1_800, said.getProperty(MqttProperties.SERVER_KEEP_ALIVE).value());
      assertEquals(512 * 1024, said.getProperty(MqttProperties.MAXIMUM_PACKET_SIZE).value());
      assertTrue(
          String.valueOf(said.getProperty(MqttProperties.ASSIGNED_CLIENT_IDENTIFIER).value())
              .startsWith("lintel-"));
    }
  }

  @Test
  void aDeviceSpeaksForItselfOnly() throws Exception {
    try (RunningEndpoint running = new RunningEndpoint(folder);
        RawClient five = new RawClient(running.uri(), MqttVersion.MQTT_5);
        RawClient three = new RawClient(running.uri(), MqttVersion.MQTT_3_1_1);
        RawClient wrong = new RawClient(running.uri(), MqttVersion.MQTT_5)) {
      five.connect(connect -> connect.clientId("a").username("meter/G-2"));
      five.publish(READINGS, reading(1), 1, 1);
      assertEquals(0x87, five.awaitReason());
      five.publish(READINGS, reading(1), 2, 2);
      assertEquals(0x87, five.awaitReason());
      five.publish("lintel/v1/meters/G-2/readings", reading(1), 1, 3);
      assertEquals(3, five.await(MqttMessageType.PUBACK));
      three.connect(connect -> connect.clientId("b").username("meter/G-3"));
      three.publish(READINGS, reading(1), 1, 1);
      assertEquals(-1, three.awaitParting());
      assertEquals(
          (byte) 0x86,
          wrong
              .connect(connect -> connect.clientId("c").username("wrong"))
              .variableHeader()
              .connectReturnCode()
              .byteValue());
      assertEquals(
          List.of("G-2"),
          running.entries(Kind.READING).stream()
              .map(entry -> entry.observation().device())
              .toList());
      assertEquals(4, running.counted("lintel_mqtt_denied"));
    }
  }

  @Test
  void aPhoneReportsItsOwnTechniciansStepsOnly() throws Exception {
    String step =
        "{\"at\":\"2026-11-22T08:00:00Z\",\"step\":\"knocked\",\"technician\":\"%s\",\"id\":\"u\"}";
    try (RunningEndpoint running = new RunningEndpoint(folder);
        RawClient phone = new RawClient(running.uri(), MqttVersion.MQTT_5)) {
      phone.connect(connect -> connect.clientId("p").username("phone/T-7"));
      phone.publish("lintel/v1/visits/V-1/steps", step.formatted("T-8"), 1, 1);
      assertEquals(1, phone.await(MqttMessageType.PUBACK));
      assertEquals(1, running.entries(Kind.REJECTED).size());
      phone.publish("lintel/v1/visits/V-1/steps", step.formatted("T-7"), 1, 2);
      assertEquals(2, phone.await(MqttMessageType.PUBACK));
      assertEquals(1, running.entries(Kind.STEP).size());
    }
  }

  @Test
  void nobodyHearsMoreThanTheCommandsOfItsOwnMeter() throws Exception {
    try (RunningEndpoint running = new RunningEndpoint(folder);
        RawClient five = new RawClient(running.uri(), MqttVersion.MQTT_5);
        RawClient three = new RawClient(running.uri(), MqttVersion.MQTT_3_1_1);
        RawClient nobody = RawClient.connected(running.uri(), MqttVersion.MQTT_5, "n")) {
      five.connect(connect -> connect.clientId("a").username("meter/G-2"));
      assertEquals(
          List.of(1, 0x87, 0xA2, 0xA2, 0x9E, 0x8F),
          five.subscribe(
              "lintel/v1/meters/G-2/commands",
              "lintel/v1/meters/G-1/commands",
              "#",
              "lintel/v1/meters/+/commands",
              "$share/g/lintel/v1/meters/G-2/commands",
              READINGS));
      three.connect(connect -> connect.clientId("b").username("meter/G-2"));
      assertEquals(List.of(0x80, 1), three.subscribe("#", "lintel/v1/meters/G-2/commands"));
      assertEquals(List.of(0x87), nobody.subscribe("lintel/v1/meters/G-2/commands"));
    }
  }

  @Test
  void takingOverNeedsTheSameSpeaker() throws Exception {
    try (RunningEndpoint running = new RunningEndpoint(folder);
        RawClient meter = new RawClient(running.uri(), MqttVersion.MQTT_5);
        RawClient thief = RawClient.connected(running.uri(), MqttVersion.MQTT_5, "G-2");
        RawClient itself = new RawClient(running.uri(), MqttVersion.MQTT_5)) {
      meter.connect(connect -> connect.clientId("G-2").username("meter/G-2"));
      RawClient.connected(running.uri(), MqttVersion.MQTT_5, "G-2");
      assertEquals(0x8E, thief.awaitParting());
      meter.publish("lintel/v1/meters/G-2/readings", reading(1), 1, 3);
      assertEquals(3, meter.await(MqttMessageType.PUBACK));
      itself.connect(connect -> connect.clientId("G-2").username("meter/G-2"));
      assertEquals(0x8E, meter.awaitParting());
    }
  }

  @Test
  void eachLimitNamesItself() throws Exception {
    EndpointConfig.Limits limits =
        new EndpointConfig.Limits(
            32 * 1024,
            4,
            4,
            2,
            1_000,
            java.time.Duration.ofSeconds(1),
            40,
            java.time.Duration.ofSeconds(2),
            java.time.Duration.ofMinutes(1));
    try (RunningEndpoint running =
        new RunningEndpoint(folder, new EndpointConfig(true, null, limits), journal -> journal)) {
      try (RawClient large = RawClient.connected(running.uri(), MqttVersion.MQTT_5, "large")) {
        large.publish(READINGS, "x".repeat(40 * 1024), 1, 1);
        assertEquals(0x95, large.awaitParting());
      }
      try (RawClient topic = RawClient.connected(running.uri(), MqttVersion.MQTT_5, "topic")) {
        topic.publish("lintel/v1/meters/" + "G".repeat(30) + "/readings", reading(1), 1, 1);
        assertEquals(0x90, topic.awaitReason());
        topic.publish("elsewhere", reading(1), 1, 2);
        assertEquals(0x90, topic.awaitReason());
      }
      try (RawClient quiet = RawClient.connected(running.uri(), MqttVersion.MQTT_5, "quiet")) {
        assertEquals(0x8D, quiet.awaitParting());
      }
      try (RawClient dripping = new RawClient(running.uri(), MqttVersion.MQTT_5)) {
        dripping.octets((byte) 0x10, (byte) 0x20);
        assertNull(dripping.awaitOrEnd());
      }
      for (String id : List.of("a", "b", "c", "d")) {
        // Until the endpoint stops: it is their number that matters.
        RawClient.connected(running.uri(), MqttVersion.MQTT_5, id);
      }
      try (RawClient e = new RawClient(running.uri(), MqttVersion.MQTT_5);
          RawClient f = new RawClient(running.uri(), MqttVersion.MQTT_3_1_1)) {
        assertEquals((byte) 0x89, code(e.connect(connect -> connect.clientId("e"))));
        assertEquals((byte) 3, code(f.connect(connect -> connect.clientId("f"))));
      }
    }
  }

  private static byte code(MqttConnAckMessage answer) {
    return answer.variableHeader().connectReturnCode().byteValue();
  }

  @Test
  void nothingIsRetainedAndNoAliasTaken() throws Exception {
    try (RunningEndpoint running = new RunningEndpoint(folder);
        RawClient will = new RawClient(running.uri(), MqttVersion.MQTT_5);
        RawClient garbage = new RawClient(running.uri(), MqttVersion.MQTT_5);
        RawClient early = new RawClient(running.uri(), MqttVersion.MQTT_5)) {
      MqttConnAckMessage answer =
          will.connect(
              connect ->
                  connect
                      .clientId("w")
                      .willFlag(true)
                      .willTopic("lintel/v1/recorders/R-1/events")
                      .willMessage("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
      assertEquals(
          Greeting.NO_WILLS,
          answer.variableHeader().properties().getProperty(MqttProperties.REASON_STRING).value());
      will.octets((byte) 0xF0, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF);
      assertEquals(0x81, will.awaitParting());
      garbage.octets("GET / HTTP/1.1\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      assertNull(garbage.awaitOrEnd());
      early.publish(READINGS, reading(1), 1, 1);
      assertNull(early.awaitOrEnd());
    }
  }

  /** Refuses until it is told to take. */
  private static final class Refusing implements Journal {
    private final Journal behind;
    private volatile boolean refusing = true;
    private final CompletableFuture<Void> asked = new CompletableFuture<>();

    Refusing(Journal behind) {
      this.behind = behind;
    }

    @Override
    public CompletableFuture<List<Receipt>> append(List<Observation> batch) {
      boolean reading = batch.stream().anyMatch(each -> each.kind() == Kind.READING);
      if (refusing && reading) {
        asked.complete(null);
        return CompletableFuture.failedFuture(
            new JournalBroken("the disk is full", new IOException("full")));
      }
      return behind.append(batch);
    }

    @Override
    public List<Entry> read(long after, int limit) {
      return behind.read(after, limit);
    }

    @Override
    public long last() {
      return behind.last();
    }

    @Override
    public void onCommit(CommitListener listener) {
      behind.onCommit(listener);
    }

    @Override
    public long takenIn() {
      return behind.takenIn();
    }
  }

  @Test
  void aJournalThatRefusesIsAskedAgainAndNothingIsAcknowledgedBefore() throws Exception {
    Refusing[] refusing = new Refusing[1];
    try (RunningEndpoint running =
            new RunningEndpoint(
                folder, EndpointConfig.DEFAULT, journal -> refusing[0] = new Refusing(journal));
        RawClient client = RawClient.connected(running.uri(), MqttVersion.MQTT_5, "c-1")) {
      client.publish(READINGS, reading(1), 1, 11);
      client.publish(READINGS, reading(2), 1, 12);
      refusing[0].asked.join();
      assertTrue(running.entries(Kind.READING).isEmpty());
      refusing[0].refusing = false;
      assertEquals(11, client.await(MqttMessageType.PUBACK));
      assertEquals(12, client.await(MqttMessageType.PUBACK));
      assertEquals(2, running.entries(Kind.READING).size());
      assertTrue(running.counted("lintel_mqtt_refused") >= 1);
    }
  }

  @Test
  void aTakenPortIsSaidPlainly() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletionException refused =
          assertThrows(
              CompletionException.class, () -> new RunningEndpoint(folder, other.getLocalPort()));
      String says = String.valueOf(refused.getMessage());
      assertTrue(says.contains("mqtt.listen") && says.contains("stop it"), says);
    }
  }

  /**
   * While a door is shut the system gives its port to the next connection of anybody's, if it is
   * one of those that it gives away (on Linux from 32768 on); so this one is none of them.
   */
  private static int portNobodyIsGiven() throws IOException {
    int first = 20_000 + (int) (ProcessHandle.current().pid() % 10_000);
    for (int port = first; port < 32_768; port++) {
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (java.net.BindException taken) {
        // The next one may be free.
      }
    }
    throw new IOException("no port from " + first + " to 32767 is free");
  }

  @Test
  void theDoorCanBeShutAndOpenedAgain() throws Exception {
    try (RunningEndpoint running = new RunningEndpoint(folder, portNobodyIsGiven())) {
      try (RawClient client = RawClient.connected(running.uri(), MqttVersion.MQTT_5, "c")) {
        RunningEndpoint.settle(running.endpoint().shut());
        assertEquals(0x8B, client.awaitParting());
        assertTrue(running.endpoint().notReadyBecause().isPresent());
        assertThrows(
            IOException.class, () -> new RawClient(running.uri(), MqttVersion.MQTT_5).close());
      }
      RunningEndpoint.settle(running.endpoint().reopen());
      RawClient.connected(running.uri(), MqttVersion.MQTT_5, "c").close();
      assertTrue(running.endpoint().notReadyBecause().isEmpty());
    }
  }

  @Test
  void aCommandIsSentAgainUntilItIsAnswered() throws Exception {
    EndpointConfig.Limits usual = EndpointConfig.Limits.DEFAULT;
    EndpointConfig.Limits impatient =
        new EndpointConfig.Limits(
            usual.packetBytes(),
            usual.clients(),
            usual.clientsOfAnAddress(),
            usual.inFlight(),
            usual.messagesPerSecond(),
            usual.keepAlive(),
            usual.topicBytes(),
            usual.connectWithin(),
            Duration.ofMillis(1));
    Order order =
        new Order(
            "G-2",
            "C-1",
            Instant.now().plusSeconds(3_600),
            Bytes.of("{\"id\":\"C-1\"}".getBytes(UTF_8)));
    try (RunningEndpoint running =
            new RunningEndpoint(
                folder, new EndpointConfig(true, null, impatient), journal -> journal);
        RawClient meter = new RawClient(running.uri(), MqttVersion.MQTT_5)) {
      running.orders(order);
      meter.connect(connect -> connect.clientId("a").username("meter/G-2"));
      assertEquals(List.of(1), meter.subscribe("lintel/v1/meters/G-2/commands"));
      MqttPublishMessage first = (MqttPublishMessage) meter.await();
      assertEquals("lintel/v1/meters/G-2/commands", first.variableHeader().topicName());
      assertEquals("{\"id\":\"C-1\"}", first.payload().toString(UTF_8));
      meter.reply(MqttMessageType.PUBACK, first.variableHeader().packetId());
      MqttPublishMessage again = (MqttPublishMessage) meter.await();
      assertNotEquals(first.variableHeader().packetId(), again.variableHeader().packetId());
      meter.publish("lintel/v1/meters/G-1/commands/C-1/result", "{\"outcome\":\"done\"}", 1, 8);
      assertEquals(0x87, meter.awaitReason());
      meter.publish("lintel/v1/meters/G-2/commands/C-1/result", "{\"outcome\":\"done\"}", 1, 9);
      assertEquals(9, meter.await(MqttMessageType.PUBACK));
      meter.reply(MqttMessageType.PUBACK, again.variableHeader().packetId());
      List<Entry> results = running.entries(Kind.COMMAND_RESULT);
      assertEquals(1, results.size());
      assertEquals("C-1", results.get(0).observation().identity());
      double sent = running.counted("lintel_mqtt_commands");
      meter.send(MqttMessage.PINGREQ);
      assertEquals(MqttMessageType.PINGRESP, meter.await().fixedHeader().messageType());
      assertEquals(2, sent);
    }
  }
}
