package io.lintel.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.RunningGateway;
import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.projection.PlainJudge;
import io.lintel.gateway.sink.SetAside.Kept;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinkRoutesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
  private static final String LIST = "/api/v1/sinks/influx/set-aside";

  @TempDir Path directory;
  private RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway = new RunningGateway(directory, new SteppedTime(NOON), new PlainJudge());
    List<Kept> refused = new ArrayList<>();
    for (int seq = 1; seq <= 5; seq++) {
      refused.add(new Kept(seq, NOON, "meter_reading,meter=G-" + seq, "beyond retention"));
    }
    gateway.setAside().keep("influx", refused);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void whatIsSetAsideIsListedPageByPageWithItsReason() throws Exception {
    JsonNode first = gateway.get(LIST + "?limit=3").json();
    assertEquals(5, first.path("total").asInt());
    assertEquals(3, first.path("items").size());
    JsonNode item = first.path("items").get(0);
    assertEquals(1, item.path("seq").asInt());
    assertEquals("beyond retention", item.path("why").asText());
    assertEquals("meter_reading,meter=G-1", item.path("record").asText());
    assertEquals(NOON.toString(), item.path("at").asText());

    JsonNode second = gateway.get(first.path("next").asText()).json();
    assertEquals(4, second.path("items").get(0).path("seq").asInt());
    assertEquals(2, second.path("items").size());
    assertEquals("", second.path("next").asText());
  }

  @Test
  void itIsSentAgainWhenAskedTo() throws Exception {
    assertEquals(5, gateway.post(LIST + "/send-again", "{}").json().path("sending").asInt());
    assertEquals(0, gateway.get(LIST).json().path("total").asInt());
  }

  @Test
  void aSinkThatIsNotConfiguredIsNotThere() throws Exception {
    assertEquals(404, gateway.get("/api/v1/sinks/elsewhere/set-aside").response().statusCode());
  }
}
