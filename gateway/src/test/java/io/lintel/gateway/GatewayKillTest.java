package io.lintel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.source.mqtt.Publisher;
import io.lintel.gateway.store.DataDirectory;
import io.lintel.gateway.store.JournalDatabase;
import io.lintel.testing.Mosquitto;
import io.lintel.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of a reading, with a SIGKILL in the middle of it. */
class GatewayKillTest {
  private static final int METERS = 20;
  private static final int READINGS_A_PHASE = 2_000;
  private static final Instant BEGIN = Instant.parse("2026-11-22T00:00:00Z");

  @TempDir private Path directory;
  private final Map<String, Integer> acknowledged = new TreeMap<>();

  @Test
  void everyAcknowledgedReadingIsInTheJournalAndInTheTimeSeriesStoreExactlyOnce() throws Exception {
    Needs.command("mosquitto");
    Path log = directory.resolve("gateway.log");
    try (Mosquitto broker = new Mosquitto(directory.resolve("broker"));
        ReceivedPoints store = new ReceivedPoints();
        Publisher meters = new Publisher(broker.uri(), "meters")) {
      Path config = configuration(broker, store);

      GatewayProcess gateway = GatewayProcess.ready(config, log);
      killInTheMiddle(gateway, meters, 0);

      store.answerWith(503);
      gateway = GatewayProcess.ready(config, log);
      killInTheMiddle(gateway, meters, 1);

      store.answerWith(204);
      gateway = GatewayProcess.ready(config, log);
      publish(meters, 2, new CountDownLatch(0));
      store.await(acknowledged.size());
      gateway.stop();

      assertEquals(3 * READINGS_A_PHASE, acknowledged.size());
      assertEquals(acknowledged, journal());
      assertEquals(acknowledged, store.countByReading());
    }
  }

  /** Half-way through a phase's readings the gateway is killed; the other half goes on coming. */
  private void killInTheMiddle(GatewayProcess gateway, Publisher meters, int phase)
      throws Exception {
    CountDownLatch half = new CountDownLatch(READINGS_A_PHASE / 2);
    CompletableFuture<Void> published =
        CompletableFuture.runAsync(
            () -> {
              try {
                publish(meters, phase, half);
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    half.await();
    gateway.kill();
    published.join();
  }

  private void publish(Publisher meters, int phase, CountDownLatch each)
      throws InterruptedException {
    for (int i = 0; i < READINGS_A_PHASE; i++) {
      int number = phase * READINGS_A_PHASE + i;
      String meter = "G-" + number % METERS;
      meters.insist(
          "lintel/v1/meters/" + meter + "/readings",
          "{\"at\":\"%s\",\"seq\":%d,\"volume_m3\":\"%d.125\"}"
              .formatted(BEGIN.plusSeconds(number), number, number));
      acknowledged.put(meter + "#" + number, 1);
      each.countDown();
    }
  }

  private Map<String, Integer> journal() {
    Map<String, Integer> counts = new TreeMap<>();
    try (DataDirectory data = DataDirectory.open(directory.resolve("data"));
        JournalDatabase journal = JournalDatabase.open(data)) {
      for (Entry entry : journal.read(0, Integer.MAX_VALUE)) {
        if (entry.observation().kind() == Kind.READING) {
          counts.merge(
              entry.observation().device() + "#" + entry.observation().sequence(), 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  private Path configuration(Mosquitto broker, ReceivedPoints store) throws IOException {
    Files.writeString(directory.resolve("influx.token"), "token");
    return Files.writeString(
        directory.resolve("lintel.yaml"),
        """
        data: %s
        http: { listen: "127.0.0.1:0" }
        mqtt: { broker: "%s" }
        coap: { listen: "127.0.0.1:0" }
        influx: { url: "%s", org: utility, bucket: meters, token-file: %s }
        policy: gas-strict
        """
            .formatted(
                directory.resolve("data"),
                broker.uri(),
                store.address(),
                directory.resolve("influx.token")));
  }
}
