package io.lintel.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lintel.gateway.RunningGateway;
import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.projection.PlainJudge;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnockStreamTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;
  private final SteppedTime time = new SteppedTime(Instant.parse("2026-11-22T02:00:00Z"));

  @Test
  void theLightIsToldAtOnceAndAgainWhenItTurns() throws Exception {
    try (RunningGateway gateway = new RunningGateway(directory, time, new PlainJudge())) {
      gateway.put("/api/v1/visits/V-1", VisitRoundTripTest.VISIT);
      gateway.put(
          "/api/v1/custody",
          "{\"recorder\":\"R-7\",\"technician\":\"T-7\",\"from\":\"2026-11-22T08:00:00+08:00\"}");
      gateway.settle();
      HttpResponse<Stream<String>> stream =
          HttpClient.newHttpClient().send(request(gateway), HttpResponse.BodyHandlers.ofLines());
      assertEquals("text/event-stream", stream.headers().firstValue("Content-Type").orElse(""));
      BlockingQueue<JsonNode> lights = new LinkedBlockingQueue<>();
      CompletableFuture<Void> reading =
          CompletableFuture.runAsync(() -> stream.body().forEach(line -> keep(line, lights)));

      assertEquals(false, next(lights).path("ready").asBoolean());
      gateway.take(
          new Intake(meter -> null)
              .recorderEvents(
                  "R-7",
                  "{\"at\":\"2026-11-22T09:59:58+08:00\",\"seq\":1,\"type\":\"recording_started\"}"
                      .getBytes(StandardCharsets.UTF_8),
                  Format.JSON,
                  new Arrival("mqtt", time.instant(), "test"))
              .all());
      assertEquals(true, next(lights).path("ready").asBoolean());
      assertEquals(false, reading.isDone());
    }
  }

  private static HttpRequest request(RunningGateway gateway) {
    return HttpRequest.newBuilder(gateway.at("/api/v1/visits/V-1/ready-to-knock"))
        .header("Authorization", "Bearer " + gateway.token())
        .header("Accept", "text/event-stream")
        .header("Accept-Encoding", "gzip, deflate")
        .build();
  }

  private static void keep(String line, BlockingQueue<JsonNode> lights) {
    if (line.startsWith("data:")) {
      try {
        lights.add(JSON.readTree(line.substring("data:".length())));
      } catch (java.io.IOException e) {
        throw new AssertionError("no JSON: " + line, e);
      }
    }
  }

  private static JsonNode next(BlockingQueue<JsonNode> lights) throws InterruptedException {
    JsonNode light = lights.poll(20, TimeUnit.SECONDS);
    assertNotNull(light, "no event within 20 s");
    return light;
  }
}
