package io.lintel.simulator.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimeSeriesStandInTest {
  private TimeSeriesStandIn standIn;

  @BeforeEach
  void start() throws IOException {
    standIn = TimeSeriesStandIn.started("secret");
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  @Test
  void remembersWhatWasWrittenZipped() throws Exception {
    assertEquals(204, write("m,meter=G-1 v=1.5 7\nm,meter=G-2 v=2 7", "secret").statusCode());

    assertEquals(2, standIn.points().size());
    assertEquals(7_000_000L, standIn.points().get(0).nanos());
    assertEquals(0, standIn.rewritten());
  }

  @Test
  void aPointWrittenAgainStandsOnceWithTheLaterFieldsAndIsCounted() throws Exception {
    write("m,meter=G-1 v=1,a=1 7", "secret");
    write("m,meter=G-1 v=2 7", "secret");

    assertEquals(1, standIn.points().size());
    assertEquals(Map.of("v", "2", "a", "1"), standIn.points().get(0).fields());
    assertEquals(1, standIn.rewritten());
  }

  @Test
  void aBadLineKeepsNothingAndSaysWhere() throws Exception {
    HttpResponse<String> answer = write("m v=1 1\nm v=nonsense 2", "secret");

    assertEquals(400, answer.statusCode());
    assertTrue(answer.body().contains("character"), answer.body());
    assertEquals(0, standIn.points().size());
  }

  @Test
  void wantsItsToken() throws Exception {
    assertEquals(401, write("m v=1 1", "another").statusCode());
  }

  private HttpResponse<String> write(String lines, String token) throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(lines.getBytes(StandardCharsets.UTF_8));
    }
    URI uri = standIn.uri().resolve("/api/v2/write?org=utility&bucket=meters&precision=ms");
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri)
                .header("Authorization", "Token " + token)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(zipped.toByteArray()))
                .build(),
            BodyHandlers.ofString());
  }
}
