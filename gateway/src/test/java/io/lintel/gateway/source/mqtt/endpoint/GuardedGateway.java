package io.lintel.gateway.source.mqtt.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.GatewayProcess;
import io.lintel.gateway.identity.DeviceSecret;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gateway of its own process, as it is shipped, with two meters, a recorder, a phone and a
 * head-end in its file of devices. It is about noon there, so that a day does not end in a test.
 */
final class GuardedGateway implements AutoCloseable {
  private static final int NOON = 12;

  private final Path data;
  private final GatewayProcess process;
  private final List<RawClient> clients = new ArrayList<>();

  /**
   * @param anonymous {@code accept} or {@code refuse}
   */
  GuardedGateway(Path folder, String anonymous) throws Exception {
    data = folder.resolve("data");
    Files.writeString(
        folder.resolve("devices.csv"),
        "kind,id,secret_sha256,certificate,speaks_for\n"
            + device("meter", "G-1", "")
            + device("meter", "G-2", "")
            + device("recorder", "R-1", "")
            + device("phone", "T-1", "")
            + device("relay", "head-end", "recorder:R-1 technician:T-1 meter:G-1"));
    Path config =
        Files.writeString(
            folder.resolve("lintel.yaml"),
            """
            data: "%s"
            zone: %s
            http: { listen: "127.0.0.1:0" }
            mqtt: { listen: "127.0.0.1:0", anonymous: %s }
            devices: devices.csv
            """
                .formatted(data, zone(), anonymous));
    process = GatewayProcess.ready(config, folder.resolve("log"));
  }

  private static String zone() {
    int east = NOON - LocalTime.now(ZoneOffset.UTC).getHour();
    // POSIX counts to the west.
    return east == 0 ? "Etc/GMT" : "Etc/GMT%+d".formatted(-east);
  }

  private static String device(String kind, String id, String speaksFor) {
    String digest = DeviceSecret.digestOf(secret(kind + "/" + id));
    return "%s,%s,%s,,%s%n".formatted(kind, id, digest, speaksFor);
  }

  static String secret(String name) {
    return "the-secret-of-" + name;
  }

  RawClient open(MqttVersion version) throws IOException {
    RawClient client = new RawClient(process.mqtt(), version);
    clients.add(client);
    return client;
  }

  /** The device {@code name} with its own secret. */
  RawClient device(String name, String clientId) throws IOException {
    RawClient client = open(MqttVersion.MQTT_5);
    int code = shown(client, clientId, name, secret(name));
    if (code != 0) {
      throw new AssertionError(name + " is not let in: 0x" + Integer.toHexString(code));
    }
    return client;
  }

  /** What somebody who shows this is told: 0, or why not. */
  int knock(String clientId, @Nullable String username, @Nullable String password)
      throws IOException {
    try (RawClient client = new RawClient(process.mqtt(), MqttVersion.MQTT_5)) {
      return shown(client, clientId, username, password);
    }
  }

  static int shown(
      RawClient client, String clientId, @Nullable String username, @Nullable String password)
      throws IOException {
    return client
            .connect(
                connect -> {
                  connect.clientId(clientId);
                  if (username != null) {
                    connect.username(username);
                  }
                  if (password != null) {
                    connect.password(password.getBytes(UTF_8));
                  }
                })
            .variableHeader()
            .connectReturnCode()
            .byteValue()
        & 0xFF;
  }

  JsonNode get(String path) throws Exception {
    process.settle(data);
    return process.ask(data, "GET", path, null);
  }

  /** The last entry of the journal. */
  long last() throws Exception {
    return get("/api/v1/status").path("journal").path("last").asLong();
  }

  /** What the journal has of {@code kind} beyond the entry {@code after}. */
  List<JsonNode> observations(String kind, long after) throws Exception {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode one : get("/api/v1/observations?kind=" + kind).path("items")) {
      if (one.path("seq").asLong() > after) {
        found.add(one);
      }
    }
    return found;
  }

  JsonNode send(String method, String path, @Nullable String body) throws Exception {
    return process.ask(data, method, path, body);
  }

  @Override
  public void close() throws IOException {
    for (RawClient client : clients) {
      client.close();
    }
    process.close();
  }
}
