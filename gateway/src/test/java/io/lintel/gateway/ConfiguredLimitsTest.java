package io.lintel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.journal.Candidate;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.store.DataDirectory;
import io.lintel.gateway.store.JournalDatabase;
import io.lintel.gateway.store.KeptHistory;
import io.lintel.meter.wire.Bytes;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys of {@code limits} and {@code retention}, set small, bite in a gateway that runs. */
class ConfiguredLimitsTest {
  private static final int TAKEN = 201;
  private static final int TOO_MUCH = 429;
  private static final int BURST = 50;
  private static final int MOST_POSTS = 4;
  private static final int ATTEMPTS = 600;

  @TempDir private Path directory;
  private Path data;

  @BeforeEach
  void directories() {
    data = directory.resolve("data");
  }

  @Test
  void aDeviceBeyondItsBurstIsToldToWaitAndItsNeighbourIsTaken() throws Exception {
    try (GatewayProcess gateway =
        ready("limits: { device-burst: %d, device-per-second: 1 }".formatted(BURST))) {
      assertEquals(TAKEN, post(gateway, "R-1", heartbeats(0, BURST)).statusCode());
      HttpResponse<String> refused = post(gateway, "R-1", heartbeats(BURST, 2 * BURST));
      assertEquals(TOO_MUCH, refused.statusCode(), refused::body);
      assertTrue(refused.headers().firstValue("Retry-After").isPresent(), refused::body);
      assertEquals(TAKEN, post(gateway, "R-2", heartbeats(0, BURST)).statusCode());
    }
  }

  @Test
  void soIsOneBeyondItsOctets() throws Exception {
    try (GatewayProcess gateway =
        ready("limits: { device-burst-mb: 1, device-kb-per-second: 1 }")) {
      assertEquals(TAKEN, post(gateway, "R-1", large(0)).statusCode());
      HttpResponse<String> refused = post(gateway, "R-1", large(1));
      for (int i = 2; i < MOST_POSTS && refused.statusCode() == TAKEN; i++) {
        refused = post(gateway, "R-1", large(i));
      }
      assertEquals(TOO_MUCH, refused.statusCode(), "2 MiB were taken where 1 MiB was allowed");
      assertEquals(TAKEN, post(gateway, "R-2", large(0)).statusCode());
    }
  }

  @Test
  void theOctetsOfWhatWasRejectedGoAfterTheDaysThatAreConfigured() throws Exception {
    Instant now = Instant.now();
    try (DataDirectory before = DataDirectory.open(data);
        JournalDatabase journal = JournalDatabase.open(before)) {
      journal.commit(List.of(rejected("old", now.minus(Duration.ofDays(3)))));
      journal.commit(List.of(rejected("young", now.minus(Duration.ofHours(3)))));
    }
    try (GatewayProcess gateway = ready("retention: { rejected: 2d }")) {
      for (int attempt = 0; !raw(1).isEmpty() && attempt < ATTEMPTS; attempt++) {
        aMoment();
      }
      assertTrue(gateway.http().getPort() > 0);
    }
    assertTrue(raw(1).isEmpty(), "the old one's octets are there yet");
    assertEquals("young", raw(2), "the young one's octets");
  }

  private GatewayProcess ready(String setting) throws IOException, InterruptedException {
    Path config =
        Files.writeString(
            directory.resolve("lintel.yaml"),
            """
            data: "%s"
            http: { listen: "127.0.0.1:0" }
            mqtt: { listen: "127.0.0.1:0" }
            %s
            """
                .formatted(data, setting));
    return GatewayProcess.ready(config, directory.resolve("gateway.log"));
  }

  private HttpResponse<String> post(GatewayProcess gateway, String recorder, String body)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    gateway.http().resolve("/api/v1/recorders/" + recorder + "/events"))
                .header(
                    "Authorization",
                    "Bearer " + Files.readString(data.resolve("admin.token")).strip())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }

  private static String heartbeats(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            seq -> "{\"type\":\"heartbeat\",\"at\":\"2026-11-22T08:00:00Z\",\"seq\":" + seq + "}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** Of more than half a mebibyte. */
  private static String large(int first) {
    String note = "x".repeat(900);
    return IntStream.range(700 * first, 700 * first + 700)
        .mapToObj(
            seq ->
                "{\"type\":\"heartbeat\",\"at\":\"2026-11-22T08:00:00Z\",\"seq\":"
                    + seq
                    + ",\"note\":\""
                    + note
                    + "\"}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static Candidate rejected(String octets, Instant received) {
    return Candidate.of(
        new Observation(
            Kind.REJECTED,
            "http",
            "somebody",
            null,
            null,
            null,
            octets,
            received,
            Bytes.of("{}".getBytes(StandardCharsets.US_ASCII)),
            Bytes.of(octets.getBytes(StandardCharsets.US_ASCII))));
  }

  private String raw(long seq) {
    try (KeptHistory journal = KeptHistory.in(data)) {
      List<Entry> entries = journal.read(seq - 1, 1);
      byte[] raw = entries.get(0).observation().raw().toArray();
      return new String(raw, StandardCharsets.US_ASCII);
    }
  }

  /** Nothing will ever release it: a wait between two looks at another process's file. */
  private static void aMoment() throws InterruptedException {
    boolean never = new Semaphore(0).tryAcquire(100, TimeUnit.MILLISECONDS);
    assertTrue(!never, "nobody releases it");
  }
}
