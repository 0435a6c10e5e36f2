package io.lintel.gateway.source.mqtt.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the request of another system to the meter's answer, through a gateway's process. */
class CommandRoundTripTest {
  private static final String G_1 = "lintel/v1/meters/G-1/commands";

  @TempDir Path folder;

  private static String command(String id) {
    return "{\"id\":\"%s\",\"command\":\"valve_close\",\"at\":\"%s\",\"by\":\"head end\"}"
        .formatted(id, Instant.now());
  }

  @Test
  void aCommandReachesItsMeterAndItsAnswerIsThereToRead() throws Exception {
    try (GuardedGateway gateway = new GuardedGateway(folder, "refuse")) {
      RawClient meter = gateway.device("meter/G-1", "a");
      RawClient other = gateway.device("meter/G-2", "b");
      assertEquals(List.of(1), meter.subscribe(G_1));
      assertEquals(List.of(1), other.subscribe("lintel/v1/meters/G-2/commands"));
      gateway.send("POST", "/api/v1/meters/G-1/commands", command("C-1"));

      assertEquals("C-1", heard(meter).path("id").asText());
      meter.publish(
          G_1 + "/C-1/result",
          "{\"outcome\":\"done\",\"at\":\"%s\",\"detail\":\"closed\"}".formatted(Instant.now()),
          1,
          8);
      assertEquals(8, meter.await(MqttMessageType.PUBACK));

      List<JsonNode> results = gateway.observations("COMMAND_RESULT", 0);
      assertEquals(1, results.size(), results::toString);
      assertEquals("G-1", results.get(0).path("device").asText());
      assertEquals("C-1", results.get(0).path("identity").asText(), results::toString);
      assertTrue(results.toString().contains("closed"), results::toString);

      // On a new connection what is not answered comes, and what is answered does not.
      meter.close();
      gateway.send("POST", "/api/v1/meters/G-1/commands", command("C-2"));
      gateway.send("POST", "/api/v1/meters/G-2/commands", command("C-3"));
      RawClient again = gateway.device("meter/G-1", "a");
      assertEquals(List.of(1), again.subscribe(G_1));
      assertEquals("C-2", heard(again).path("id").asText());
      assertEquals("C-3", heard(other).path("id").asText());
    }
  }

  /** The next command; it is told that it has arrived. */
  private static JsonNode heard(RawClient meter) throws Exception {
    MqttPublishMessage packet = (MqttPublishMessage) meter.await();
    meter.reply(MqttMessageType.PUBACK, packet.variableHeader().packetId());
    JsonNode command = new ObjectMapper().readTree(packet.payload().toString(UTF_8));
    assertEquals("valve_close", command.path("command").asText());
    assertTrue(Instant.parse(command.path("expires").asText()).isAfter(Instant.now()));
    return command;
  }
}
