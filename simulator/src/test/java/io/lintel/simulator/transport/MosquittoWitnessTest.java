package io.lintel.simulator.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lintel.simulator.scenario.DayPlanner;
import io.lintel.simulator.scenario.ScenarioFile;
import io.lintel.simulator.scenario.Sending;
import io.lintel.simulator.scenario.Sending.Way;
import io.lintel.testing.Mosquitto;
import io.lintel.testing.Needs;
import java.io.BufferedReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The devices' MQTT end as a broker and a subscriber see it that we did not write. */
class MosquittoWitnessTest {
  private static final int SOME = 300;
  private static final String PATIENCE_SECONDS = "60";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @BeforeEach
  void needs() {
    Needs.command("mosquitto");
    Needs.command("mosquitto_sub");
  }

  @Test
  void mosquittoSubReceivesTheDayAsTheContractSpellsIt() throws Exception {
    try (Mosquitto broker = new Mosquitto(folder)) {
      subscribe(broker);
      List<String> sent = new ArrayList<>();
      try (MqttPublisher devices = MqttPublisher.connected(broker.uri().toString(), "devices")) {
        for (Sending sending : published()) {
          devices.publish(sending.to(), sending.body());
          sent.add(sending.to() + " " + sending.body());
        }
        List<String> heard = new ArrayList<>();
        hear(broker, line -> heard.add(line) && heard.size() < sent.size());
        assertEquals(sent, heard, "each message once, in order, byte for byte");
      }
      for (String line : sent) {
        spelt(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
      }
    }
  }

  @Test
  void whenTheBrokerRestartsDevicesComeBackAndTheWitnessMissesNothing() throws Exception {
    try (Mosquitto broker = new Mosquitto(folder)) {
      subscribe(broker);
      Set<String> sent = new HashSet<>();
      try (MqttPublisher devices = MqttPublisher.connected(broker.uri().toString(), "devices")) {
        for (Sending sending : published()) {
          if (sent.size() == SOME / 3) {
            broker.restart();
          }
          if (sent.size() == SOME / 2) {
            devices.cut();
          }
          devices.publish(sending.to(), sending.body());
          sent.add(sending.to() + " " + sending.body());
        }
        Set<String> missing = new HashSet<>(sent);
        hear(
            broker,
            line -> {
              missing.remove(line);
              return !missing.isEmpty();
            });
        assertEquals(Set.of(), missing);
        assertEquals(0, devices.refused());
      }
    }
  }

  private static List<Sending> published() {
    return DayPlanner.plan(ScenarioFile.load("one-street")).sendings().stream()
        .filter(sending -> sending.way() == Way.PUBLISH && !sending.repeat())
        .limit(SOME)
        .toList();
  }

  /** A session that keeps what comes while nobody listens. */
  private static void subscribe(Mosquitto broker) throws Exception {
    Process process = witness(broker, List.of("-E"));
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "mosquitto_sub does not subscribe");
    assertEquals(0, process.exitValue());
  }

  private interface Ear {
    /** Whether it wants to hear more. */
    boolean hears(String line);
  }

  private static void hear(Mosquitto broker, Ear ear) throws Exception {
    Process process = witness(broker, List.of("-F", "%t %p", "-W", PATIENCE_SECONDS));
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null && ear.hears(line)) {
        line = lines.readLine();
      }
    } finally {
      process.destroy();
    }
  }

  private static Process witness(Mosquitto broker, List<String> more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("mosquitto_sub", "-h", "127.0.0.1", "-V", "mqttv5", "-c", "-x", "3600"));
    command.addAll(
        List.of(
            "-p",
            Integer.toString(broker.uri().getPort()),
            "-i",
            "witness",
            "-q",
            "1",
            "-t",
            "lintel/v1/#"));
    command.addAll(more);
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static void spelt(String topic, String payload) throws Exception {
    JsonNode said = JSON.readTree(payload);
    OffsetDateTime.parse(said.path("at").asText());
    assertTrue(said.path("seq").isIntegralNumber(), payload);
    if (topic.matches("lintel/v1/meters/G-\\d{4}/readings")) {
      assertTrue(new BigDecimal(said.path("volume_m3").asText()).signum() > 0, payload);
    } else {
      assertTrue(topic.matches("lintel/v1/recorders/R-\\d{2}/events"), topic);
      assertTrue(said.path("type").asText().matches("[a-z_]+"), payload);
      assertTrue(said.path("epoch").isTextual(), payload);
    }
  }
}
