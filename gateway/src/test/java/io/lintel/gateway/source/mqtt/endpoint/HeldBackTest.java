package io.lintel.gateway.source.mqtt.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.QuotaLimits;
import io.lintel.gateway.journal.Quotas;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who sends too much waits alone, whoever else sends in the same moment. */
class HeldBackTest {
  private static final int BURST = 100;
  private static final QuotaLimits LIMITS = new QuotaLimits(BURST, 1, 1 << 20, 1 << 20, 1 << 20);
  private static final int BEYOND = 50;
  private static final String EVENTS = "lintel/v1/recorders/R-1/events";

  @TempDir Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
  private RunningEndpoint running;

  @BeforeEach
  void serve() {
    running = new RunningEndpoint(folder, new Quotas(LIMITS, free::get, nanos::get));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private RawClient client(MqttVersion version, String id) throws IOException {
    return RawClient.connected(running.uri(), version, id);
  }

  private static void read(RawClient client, String meter, int qos, int number) throws IOException {
    client.publish(
        "lintel/v1/meters/" + meter + "/readings",
        "{\"seq\":" + number + ",\"volume_m3\":\"1.5\"}",
        qos,
        qos == 0 ? 0 : number);
  }

  private static void event(RawClient client, String type, int number) throws IOException {
    client.publish(
        EVENTS,
        "{\"at\":\"2026-11-22T08:00:00Z\",\"seq\":" + number + ",\"type\":\"" + type + "\"}",
        1,
        number);
  }

  private long kept(String meter) {
    return running.entries(Kind.READING).stream()
        .filter(entry -> entry.observation().device().equals(meter))
        .count();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"MQTT_3_1_1", "MQTT_5"})
  void whoIsBeyondItsQuotaWaitsAloneAndLosesNothing(MqttVersion version) throws Exception {
    try (RawClient flooder = client(version, "flooder");
        RawClient neighbour = client(version, "neighbour")) {
      for (int number = 1; number <= BURST + BEYOND; number++) {
        read(flooder, "G-1", 1, number);
      }
      for (int number = 1; number <= BURST; number++) {
        assertEquals(number, flooder.await(MqttMessageType.PUBACK));
      }
      for (int number = 1; number <= BEYOND; number++) {
        read(neighbour, "G-2", 1, number);
        assertEquals(number, neighbour.await(MqttMessageType.PUBACK));
      }
      assertEquals(BURST, kept("G-1"));
      assertTrue(running.endpoint().notReadyBecause().isEmpty());

      nanos.addAndGet(TimeUnit.SECONDS.toNanos(BEYOND));
      for (int number = BURST + 1; number <= BURST + BEYOND; number++) {
        assertEquals(number, flooder.await(MqttMessageType.PUBACK));
      }
      assertEquals(BURST + BEYOND, kept("G-1"));
      assertEquals(BEYOND, kept("G-2"));
    }
  }

  /** More connections, more clients: the quota is the device's. */
  @Test
  void noCrowdAndNoCompanyTakesADeviceBeyondItsQuota() throws Exception {
    List<RawClient> crowd =
        IntStream.range(0, 5)
            .mapToObj(
                i -> {
                  try {
                    return client(MqttVersion.MQTT_3_1_1, "c-" + i);
                  } catch (IOException e) {
                    throw new AssertionError(e);
                  }
                })
            .toList();
    try (RawClient neighbour = client(MqttVersion.MQTT_5, "neighbour")) {
      for (int number = 1; number <= BURST; number++) {
        for (int i = 0; i < crowd.size(); i++) {
          read(crowd.get(i), "G-1", i % 2, i * BURST + number);
        }
        read(neighbour, "G-2", 1, number);
      }
      for (int number = 1; number <= BURST; number++) {
        assertEquals(number, neighbour.await(MqttMessageType.PUBACK));
      }
      assertEquals(BURST, kept("G-1"));
      assertEquals(BURST, kept("G-2"));
    } finally {
      for (RawClient one : crowd) {
        one.close();
      }
    }
  }

  /** What is refused is told to its sender alone; it still answers pings. */
  @Test
  void aConnectionThatWaitsIsNotSilent() throws Exception {
    try (RawClient flooder = client(MqttVersion.MQTT_5, "flooder")) {
      for (int number = 1; number <= BURST + 1; number++) {
        read(flooder, "G-1", 1, number);
      }
      for (int number = 1; number <= BURST; number++) {
        assertEquals(number, flooder.await(MqttMessageType.PUBACK));
      }
      assertTrue(running.counted("lintel_mqtt_held_back") > 0);
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
      assertEquals(BURST + 1, flooder.await(MqttMessageType.PUBACK));
      read(flooder, "G-2", 1, 7);
      assertEquals(7, flooder.await(MqttMessageType.PUBACK), "and is read on");
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"MQTT_3_1_1", "MQTT_5"})
  void whatIsLeftOfTheDiskIsForEvidenceAlsoBehindAHeartbeat(MqttVersion version) throws Exception {
    free.set(LIMITS.reserveBytes() - 1);
    try (RawClient recorder = client(version, "recorder");
        RawClient bulky = client(version, "bulky")) {
      event(bulky, "heartbeat", 1);
      event(recorder, "heartbeat", 11);
      event(recorder, "recording_started", 12);
      assertEquals(12, recorder.await(MqttMessageType.PUBACK));
      event(recorder, "heartbeat", 13);
      event(recorder, "recording_stopped", 14);
      assertEquals(14, recorder.await(MqttMessageType.PUBACK));
      assertEquals(2, running.entries(Kind.RECORDER_EVENT).size());

      free.set(LIMITS.reserveBytes());
      assertEquals(11, recorder.await(MqttMessageType.PUBACK));
      assertEquals(13, recorder.await(MqttMessageType.PUBACK));
      assertEquals(1, bulky.await(MqttMessageType.PUBACK));
      assertEquals(5, running.entries(Kind.RECORDER_EVENT).size());
    }
  }
}
