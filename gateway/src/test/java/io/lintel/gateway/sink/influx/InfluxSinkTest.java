package io.lintel.gateway.sink.influx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lintel.gateway.config.InfluxConfig;
import io.lintel.gateway.config.Secret;
import io.lintel.gateway.journal.Cursors;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The verticle with InfluxDB's own client, on the wire. */
class InfluxSinkTest {
  private final MemoryJournal journal = new MemoryJournal();
  private final Map<String, Long> saved = new ConcurrentHashMap<>();
  private final LinkedBlockingQueue<Long> saves = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<String> requests = new LinkedBlockingQueue<>();
  private final Vertx vertx = Vertx.vertx();
  private volatile int status = 204;
  private HttpServer influx;
  private InfluxSink sink;

  @BeforeEach
  void deploy() throws IOException {
    influx = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    influx.createContext("/api/v2/write", this::write);
    influx.start();
    Cursors cursors =
        new Cursors() {
          @Override
          public long load(String name) {
            return saved.getOrDefault(name, 0L);
          }

          @Override
          public void save(String name, long seq) {
            saved.put(name, seq);
            saves.add(seq);
          }
        };
    URI address = URI.create("http://127.0.0.1:" + influx.getAddress().getPort());
    sink =
        new InfluxSink(
            new InfluxConfig(address, "utility", "meters", new Secret("hush")),
            new InfluxSink.Outside(
                journal,
                cursors,
                new MemorySetAside(),
                ZoneOffset.UTC,
                InstantSource.system(),
                new SimpleMeterRegistry()));
    vertx.deployVerticle(sink).await();
  }

  @AfterEach
  void stop() {
    vertx.close().await();
    influx.stop(0);
  }

  private void write(HttpExchange exchange) throws IOException {
    try (exchange) {
      String lines = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      requests.add(
          exchange.getRequestURI().getQuery()
              + " "
              + exchange.getRequestHeaders().getFirst("Authorization")
              + " "
              + lines);
      exchange.sendResponseHeaders(status, -1);
    }
  }

  @Test
  void aReadingIsWrittenWhenItIsCommitted() throws Exception {
    journal.reading("G-1", null, 1L, "{\"volume_m3\":\"12.5\"}");

    String request = next(requests);
    assertTrue(request.contains("org=utility"), request);
    assertTrue(request.contains("bucket=meters"), request);
    assertTrue(request.contains("precision=ns"), request);
    assertTrue(
        request.endsWith(
            "Token hush meter_reading,meter=G-1,source=mqtt"
                + " journal=1i,seq=1i,volume_m3=12.5 1795320000500000000"),
        request);
    assertEquals(1L, next(saves));
  }

  @Test
  void aStoreInTroubleIsAskedAgainAndTheReasonIsToldMeanwhile() throws Exception {
    status = 503;
    journal.reading("G-1", null, 1L, "{\"volume_m3\":\"12.5\"}");
    next(requests);
    next(requests);
    assertTrue(sink.lastError().orElseThrow().contains(" answered 503; nothing has been accepted"));
    assertEquals(1, sink.behind());

    status = 204;
    assertEquals(1L, next(saves));
    journal.reading("G-2", null, 1L, "{\"volume_m3\":\"12.5\"}");
    assertEquals(2L, next(saves));
    assertEquals(Optional.empty(), sink.lastError());
    assertTrue(!sink.essential());
  }

  private static <T> T next(LinkedBlockingQueue<T> queue) throws InterruptedException {
    @Nullable T taken = queue.poll(20, TimeUnit.SECONDS);
    if (taken == null) {
      throw new AssertionError("nothing came within 20 s");
    }
    return taken;
  }
}
