package io.lintel.gateway.sink.influx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lintel.gateway.config.InfluxConfig;
import io.lintel.gateway.config.Secret;
import io.lintel.gateway.journal.Cursors;
import io.lintel.gateway.journal.Kind;
import io.lintel.testing.Needs;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** The shipped sink and InfluxDB's client against a store that we did not write. */
class VictoriaMetricsTest {
  private static final String IMAGE = "victoriametrics/victoria-metrics:latest";
  private static final int PORT = 8428;
  private static final int READINGS = 12_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** An hour ago: the store keeps what is younger than a month and refuses what is to come. */
  private final Instant begin = Instant.now().minusSeconds(3_600).truncatedTo(ChronoUnit.SECONDS);

  private final MemoryJournal journal = new MemoryJournal();
  private final Vertx vertx = Vertx.vertx();
  private GenericContainer<?> victoria;

  @BeforeEach
  void startTheStore() {
    Needs.image(IMAGE);
    victoria =
        new GenericContainer<>(IMAGE)
            .withCommand(
                "/usr/bin/victoria-metrics",
                "-dedup.minScrapeInterval=1ms",
                "-storageDataPath=/tmp/victoria",
                "-httpListenAddr=:" + PORT)
            .withExposedPorts(PORT)
            .waitingFor(Wait.forHttp("/health").forPort(PORT));
    victoria.start();
  }

  @AfterEach
  void stopTheStore() {
    vertx.close().await();
    if (victoria != null) {
      victoria.stop();
    }
  }

  @Test
  void everyReadingIsThereOnceWithItsDigitsAlsoWhenAllIsSentAgain() throws Exception {
    for (int i = 0; i < READINGS; i++) {
      Instant read = begin.plusSeconds(i / 100);
      journal.add(
          Kind.READING,
          "G-" + i % 100,
          read.toString(),
          (long) i / 100,
          "{\"volume_m3\":\"" + (100_000 + i) + ".567\"}",
          read);
    }

    uploadFrom(0);
    assertEquals(READINGS, count());

    uploadFrom(0);
    assertEquals(READINGS, count());
    assertEquals("111942.567", last("G-42"));
  }

  private void uploadFrom(long cursor) throws InterruptedException {
    Map<String, Long> saved = new ConcurrentHashMap<>(Map.of(Upload.NAME, cursor));
    CountDownLatch uploaded = new CountDownLatch(1);
    Cursors cursors =
        new Cursors() {
          @Override
          public long load(String name) {
            return saved.getOrDefault(name, 0L);
          }

          @Override
          public void save(String name, long seq) {
            saved.put(name, seq);
            if (seq == READINGS) {
              uploaded.countDown();
            }
          }
        };
    InfluxSink sink =
        new InfluxSink(
            new InfluxConfig(address(), "utility", "meters", new Secret("token")),
            new InfluxSink.Outside(
                journal,
                cursors,
                new MemorySetAside(),
                ZoneOffset.UTC,
                InstantSource.system(),
                new SimpleMeterRegistry()));
    String deployment = vertx.deployVerticle(sink).await();
    if (!uploaded.await(1, TimeUnit.MINUTES)) {
      throw new AssertionError("not uploaded within a minute: " + sink.lastError());
    }
    vertx.undeploy(deployment).await();
  }

  private URI address() {
    return URI.create("http://" + victoria.getHost() + ":" + victoria.getMappedPort(PORT));
  }

  private int count() throws Exception {
    return query("sum(count_over_time(meter_reading_volume_m3[2h]))").asInt();
  }

  private String last(String meter) throws Exception {
    return query("last_over_time(meter_reading_volume_m3{meter=\"" + meter + "\"}[2h])").asText();
  }

  private JsonNode query(String expression) throws IOException, InterruptedException {
    get("/internal/force_flush");
    String answer =
        get(
            "/api/v1/query?nocache=1&time="
                + begin.plusSeconds(3_600).getEpochSecond()
                + "&query="
                + URLEncoder.encode(expression, StandardCharsets.UTF_8));
    return JSON.readTree(answer).at("/data/result/0/value/1");
  }

  private String get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address().resolve(path)).build(), BodyHandlers.ofString())
        .body();
  }
}
