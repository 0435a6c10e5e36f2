package io.lintel.simulator.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lintel.simulator.transport.Unreachable;
import io.lintel.testing.Needs;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads against mosquitto, and against peers that misbehave. */
class LoadRunTest {
  private static final Duration NEVER = Duration.ofHours(1);
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  @Test
  void aBrokerGetsEveryMessageThatWasAcknowledged(@TempDir Path folder) throws Exception {
    Needs.command("mosquitto");
    int port = freePort();
    Process mosquitto = mosquitto(folder, port);
    AtomicInteger seen = new AtomicInteger();
    MqttClient listener =
        new MqttClient("tcp://127.0.0.1:" + port, "listener", new MemoryPersistence());
    try {
      listener.connect();
      listener.subscribe(
          new MqttSubscription[] {new MqttSubscription("lintel/v1/#", 1)},
          new org.eclipse.paho.mqttv5.client.IMqttMessageListener[] {
            (topic, message) -> seen.incrementAndGet()
          });
      LoadReport report = run(plan(30, 1_500, 64), port, new AtomicLong());
      assertEquals(1_500, report.intended());
      assertEquals(1_500, report.acknowledged());
      assertEquals(0, report.refused());
      assertEquals(0, report.connectionsLost());
      assertTrue(report.latency().p50() > 0);
      assertTrue(report.latency().most() >= report.lateness().most());
      long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (seen.get() < 1_500 && System.nanoTime() < until) {
        LockSupport.parkNanos(10_000_000);
      }
      assertEquals(1_500, seen.get());
      listener.disconnect();
    } finally {
      listener.close();
      mosquitto.destroy();
      mosquitto.waitFor();
    }
  }

  /**
   * A closed loop would send less while the broker stands still, and report the one wait. Here
   * every message that was to be sent meanwhile counts its own share of it.
   */
  @Test
  void whatWaitsWhileTheBrokerStandsStillIsLateFromItsOwnMoment() throws Exception {
    try (Peer peer = new Peer(Duration.ofMillis(600), 4)) {
      LoadReport report = run(plan(1, 1_000, 64), peer.port(), new AtomicLong());
      assertEquals(1_000, report.acknowledged());
      assertTrue(report.latency().p50() > 90_000, report::toString);
      assertTrue(report.latency().most() >= 590_000, report::toString);
      assertTrue(report.lateness().most() >= 400_000, "only four may be in flight");
    }
  }

  @Test
  void aRateThatIsNotReachedIsNotClaimed() throws Exception {
    try (Peer peer = new Peer(NEVER, 4)) {
      LoadReport report = run(plan(1, 1_000, 64), peer.port(), new AtomicLong());
      assertFalse(report.reached());
      assertEquals(0, report.acknowledged());
      assertEquals(4, report.sent(), "the broker's receive maximum is kept");
      assertTrue(LoadText.of(report).contains("NOT reached"));
      JsonNode json = new ObjectMapper().readTree(LoadJson.of(report));
      assertEquals(4, json.path("unacknowledged").asLong());
      assertFalse(json.path("reached").asBoolean());
    }
  }

  @Test
  void progressEndsWithTheDuration() throws Exception {
    try (Peer peer = new Peer(Duration.ZERO, 100)) {
      AtomicLong progress = new AtomicLong();
      LoadReport report = run(plan(3, 300, 64), peer.port(), progress);
      assertEquals(300, report.acknowledged());
      assertEquals(1_000, progress.get());
    }
  }

  @Test
  void aBrokerThatIsNotThereIsNamed() throws Exception {
    int port = freePort();
    Unreachable said =
        assertThrows(Unreachable.class, () -> run(plan(3, 300, 64), port, new AtomicLong()));
    assertTrue(said.toString().contains(":" + port), said::toString);
    assertTrue(said.toString().contains("0 of 3 connections"), said::toString);
  }

  @Test
  void twoRunsOfOneLoadAtOneBrokerDoNotThrowEachOtherOff(@TempDir Path folder) throws Exception {
    Needs.command("mosquitto");
    int port = freePort();
    Process mosquitto = mosquitto(folder, port);
    try {
      CompletableFuture<LoadReport> first =
          CompletableFuture.supplyAsync(() -> run("first", plan(20, 1_000, 64), port, done -> {}));
      LoadReport second = run("second", plan(20, 1_000, 64), port, done -> {});
      for (LoadReport report : List.of(first.get(1, TimeUnit.MINUTES), second)) {
        assertEquals(1_000, report.acknowledged());
        assertEquals(0, report.connectionsLost());
      }
    } finally {
      mosquitto.destroy();
      mosquitto.waitFor();
    }
  }

  private static LoadReport run(LoadPlan plan, int port, AtomicLong progress) {
    return run("test", plan, port, progress::set);
  }

  private static LoadReport run(String clients, LoadPlan plan, int port, LongConsumer progress) {
    LoadRun.BrokerEnd end = new LoadRun.BrokerEnd("tcp://127.0.0.1:" + port, clients);
    return LoadRun.of(plan, end, NOW, System::nanoTime, progress);
  }

  private static LoadPlan plan(int connections, double rate, int inFlight) {
    return new LoadPlan(
        "test",
        1,
        900,
        100,
        connections,
        rate,
        Duration.ZERO,
        Duration.ofSeconds(1),
        inFlight,
        Map.of(PayloadKind.READING, 1.0, PayloadKind.HEARTBEAT, 1.0));
  }

  private static Process mosquitto(Path folder, int port) throws Exception {
    Path file = folder.resolve("mosquitto.conf");
    Files.writeString(file, "listener " + port + " 127.0.0.1\nallow_anonymous true\n");
    Process broker =
        new ProcessBuilder("mosquitto", "-c", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mosquitto.log").toFile())
            .start();
    long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return broker;
      } catch (IOException notYet) {
        assertTrue(System.nanoTime() < until, "mosquitto does not answer");
        LockSupport.parkNanos(20_000_000);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  /** Says yes to every connection, and acknowledges after a first pause. */
  private static final class Peer implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Duration pause;
    private final int receiveMaximum;

    /**
     * @param pause before the first acknowledgement
     */
    Peer(Duration pause, int receiveMaximum) throws IOException {
      this.pause = pause;
      this.receiveMaximum = receiveMaximum;
      daemon(this::accept);
    }

    int port() {
      return server.getLocalPort();
    }

    private void accept() {
      try {
        while (true) {
          Socket client = server.accept();
          daemon(() -> serve(client));
        }
      } catch (IOException closed) {
        // The test is over.
      }
    }

    private void serve(Socket client) {
      try (client) {
        DataInputStream in = new DataInputStream(client.getInputStream());
        packet(in);
        // CONNACK with a reason string of two octets before the receive maximum.
        client
            .getOutputStream()
            .write(
                new byte[] {
                  0x20, 11, 0, 0, 8, 0x1F, 0, 2, 'o', 'k', 0x21, 0, (byte) receiveMaximum
                });
        boolean paused = false;
        while (true) {
          byte[] publish = packet(in);
          if (publish.length < 4) {
            continue;
          }
          if (!paused) {
            LockSupport.parkNanos(pause.toNanos());
            paused = true;
          }
          int idAt = 2 + (((publish[0] & 0xFF) << 8) + (publish[1] & 0xFF));
          client.getOutputStream().write(new byte[] {0x40, 2, publish[idAt], publish[idAt + 1]});
        }
      } catch (IOException gone) {
        // The load is over.
      }
    }

    private static byte[] packet(DataInputStream in) throws IOException {
      in.readUnsignedByte();
      int length = 0;
      for (int shift = 0, octet = 0x80; (octet & 0x80) != 0; shift += 7) {
        octet = in.readUnsignedByte();
        length |= (octet & 0x7F) << shift;
      }
      return in.readNBytes(length);
    }

    private static void daemon(Runnable work) {
      Thread thread = new Thread(work, "peer");
      thread.setDaemon(true);
      thread.start();
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
