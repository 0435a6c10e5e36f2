package io.lintel.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.access.TrustedProxies;
import io.lintel.gateway.health.Supervised;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever one phone's look throws, the others' lights go on. */
class KnockStreamsSurviveTest {
  private static final KnockLight DARK =
      KnockLight.of(List.of(), List.of(), Instant.parse("2026-11-22T04:00:00Z"));

  private final Vertx vertx = Vertx.vertx();
  private final InstantSource time = InstantSource.system();
  private final KnockStreams streams = new KnockStreams(time);
  private final AtomicInteger looks = new AtomicInteger();
  private final CompletableFuture<Void> goesOn = new CompletableFuture<>();
  private HttpFront front;

  @BeforeEach
  void serve() {
    Routes routes =
        router -> {
          streams.start(vertx);
          router.get("/bad").handler(context -> streams.open(context, DARK, this::thrown));
          router.get("/good").handler(context -> streams.open(context, DARK, this::looked));
        };
    front =
        new HttpFront(
            "127.0.0.1",
            0,
            new TrustedProxies(Set.of()),
            List.of(routes),
            new Supervised("http", "closing slow connections", false, time));
    vertx.deployVerticle(front).await();
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  private Future<KnockLight> thrown() {
    throw new StackOverflowError("in a look");
  }

  private Future<KnockLight> looked() {
    // The first look follows the bad one's in the same round; the second shows that it comes again.
    if (looks.incrementAndGet() == 3) {
      goesOn.complete(null);
    }
    streams.projected();
    return Future.succeededFuture(DARK);
  }

  private InputStream open(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + front.port() + path)).build(),
            BodyHandlers.ofInputStream())
        .body();
  }

  @Test
  void theOthersAreLookedAtAndReadinessSaysSo() throws Exception {
    try (InputStream bad = open("/bad");
        InputStream good = open("/good")) {
      streams.projected();
      goesOn.get(20, TimeUnit.SECONDS);
      String said = streams.health().notReadyBecause().orElse("ready");
      assertTrue(said.contains("sending the light before the door to phones fails since"), said);
      assertTrue(bad.read() >= 0 && good.read() >= 0);
    }
    assertEquals("lights", streams.health().name());
  }
}
