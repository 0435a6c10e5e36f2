package io.lintel.gateway.source.mqtt.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.identity.DeviceSecret;
import io.netty.handler.codec.mqtt.MqttMessageType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The devices' file changes while they are connected. */
class DevicesReloadTest {
  private static final String READING = "{\"seq\":1,\"volume_m3\":\"1.5\"}";

  @TempDir Path folder;

  @Test
  void whoIsTakenOutIsSentAwayAndWhoIsNewIsLetIn() throws Exception {
    try (GuardedGateway gateway = new GuardedGateway(folder, "refuse")) {
      RawClient stays = gateway.device("meter/G-1", "stays");
      RawClient goes = gateway.device("meter/G-2", "goes");
      String fresh = GuardedGateway.secret("meter/G-3");
      assertEquals(0x86, gateway.knock("new", "meter/G-3", fresh));
      String digest = DeviceSecret.digestOf(fresh);
      Path file = folder.resolve("devices.csv");
      String changed =
          Files.readString(file).replaceAll("meter,G-2,[0-9a-f]+", "meter,G-3," + digest);
      Files.writeString(file, changed);

      gateway.send("POST", "/api/v1/config/reload", null);

      assertEquals(0x87, goes.awaitParting());
      assertEquals(0x86, gateway.knock("goes", "meter/G-2", GuardedGateway.secret("meter/G-2")));
      RawClient comes = gateway.device("meter/G-3", "comes");
      for (RawClient one : List.of(stays, comes)) {
        String meter = one == stays ? "G-1" : "G-3";
        one.publish("lintel/v1/meters/" + meter + "/readings", READING, 1, 1);
        assertEquals(1, one.await(MqttMessageType.PUBACK));
      }
    }
  }
}
