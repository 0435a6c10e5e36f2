package io.lintel.simulator.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.meter.wire.Bytes;
import io.lintel.meter.wire.Crc16;
import io.lintel.simulator.replay.ReplayLine;
import io.lintel.simulator.scenario.Scenario;
import io.lintel.simulator.scenario.ScenarioFile;
import io.lintel.simulator.score.Score;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From the field to the score: a capture becomes a scenario, the scenario a day of the gateway. */
class ReplayedDayTest {
  /** A dial that moves on; one frame with a flipped bit before its repetition, one silence. */
  private static final String SNIFFED =
      """
      2026-11-20 09:15:00.100 > 03 03 00 00 00 08 45 EE
      2026-11-20 09:15:00.160 < 03 03 10 42 C8 00 00 00 00 00 00 41 A0 00 00 42 CA
      2026-11-20 09:15:00.175 < 99 9A 5E AD
      2026-11-20 09:16:00.100 > 03 03 00 00 00 08 45 EE
      2026-11-20 09:16:00.160 < 03 03 10 42 CA 00 00 00 00 00 00 41 A0 00 00 42 CA 99 9A 00 00
      2026-11-20 09:16:01.200 > 03 03 00 00 00 08 45 EE
      2026-11-20 09:16:01.260 < 03 03 10 42 CA 00 00 00 00 00 00 41 A0 00 00 42 CA 99 9A %s
      2026-11-20 09:17:00.100 > 03 03 00 00 00 08 45 EE
      2026-11-20 09:18:00.100 > 03 03 00 00 00 08 45 EE
      2026-11-20 09:18:00.150 < 03 83 04 E1 33
      """;

  @TempDir private Path directory;

  @Test
  void whatTheFramesSaidIsWhatIsStored() throws Exception {
    Path scenario = directory.resolve("scenario.yaml");
    Path sniffed = Files.writeString(directory.resolve("tap.txt"), sniffed());
    assertEquals(0, capture(sniffed.toString(), scenario, "--meter", "3=G-3", "--every", "60"));
    Scenario day = ScenarioFile.load(scenario.toString());
    assertEquals("generic-float", day.replay().get(0).meters().get(0).profile());

    StringWriter said = new StringWriter();
    try (Demo demo =
        Demo.started(day, directory.resolve("data"), 0, 600, new PrintWriter(said, true))) {
      Score score = demo.play();
      assertEquals(List.of(), shortfalls(score), said.toString());
      List<String> slots = new ArrayList<>();
      for (JsonNode slot : demo.http().get("/api/v1/slots?limit=100").path("items")) {
        slots.add(
            slot.path("due").asText().substring(11, 16)
                + " "
                + slot.path("outcome").asText()
                + " after "
                + slot.path("attempts").asText());
      }
      assertTrue(slots.contains("01:15 read after 1"), slots::toString);
      assertTrue(slots.contains("01:16 read after 2"), slots::toString);
      assertTrue(slots.stream().anyMatch(slot -> slot.startsWith("01:17 failed")), slots::toString);
      assertTrue(slots.contains("01:18 failed after 1"), slots::toString);

      theGatewaysOwnFramesMakeTheSameMeters(demo);
    }
  }

  private void theGatewaysOwnFramesMakeTheSameMeters(Demo demo) throws Exception {
    Path token = directory.resolve("data").resolve("admin.token");
    Path again = directory.resolve("again.yaml");
    String address =
        Objects.requireNonNull(demo.signInLink()).resolve("/").toString().replaceAll("/$", "");
    assertEquals(0, capture(address, again, "--token-file", token.toString()));
    ReplayLine line = ScenarioFile.load(again.toString()).replay().get(0);
    assertEquals("line-1", line.id());
    assertEquals("G-3", line.meters().get(0).id());
    assertEquals("generic-float", line.meters().get(0).profile());
    String said = line.exchanges().toString();
    assertTrue(said.contains("42 C8 00 00"), said);
    assertTrue(said.contains("42 CA 00 00"), said);
    assertTrue(said.contains("03 83 04 E1 33"), said);
  }

  @Test
  void packetsOfAStrangersSessionAreReadByTheGateway() throws Exception {
    URL recorded =
        Objects.requireNonNull(
            ReplayedDayTest.class.getResource("../capture/mbpoll-pymodbus.pcapng"));
    Path scenario = directory.resolve("scenario.yaml");
    assertEquals(0, capture(Path.of(recorded.toURI()).toString(), scenario, "--port", "15020"));
    StringWriter said = new StringWriter();
    try (Demo demo =
        Demo.started(
            ScenarioFile.load(scenario.toString()),
            directory.resolve("data"),
            0,
            600,
            new PrintWriter(said, true))) {
      Score score = demo.play();
      assertEquals(List.of(), shortfalls(score), said.toString());
      assertTrue(score.readings().stored() > 10, said.toString());
      JsonNode reading = demo.http().get("/api/v1/readings?limit=1").path("items").path(0);
      assertEquals("8431.0267", reading.path("volume_m3").asText());
    }
  }

  private static List<String> shortfalls(Score score) {
    Score.Readings readings = score.readings();
    List<String> found = new ArrayList<>();
    if (readings.lost() + readings.duplicated() + readings.wrong() > 0 || readings.stored() == 0) {
      found.add(readings.toString());
    }
    if (score.slots().owed() > 0) {
      found.add(score.slots().toString());
    }
    return found;
  }

  private static String sniffed() {
    String good = "03 03 10 42 CA 00 00 00 00 00 00 41 A0 00 00 42 CA 99 9A";
    Bytes framed = Crc16.append(Bytes.hex(good));
    String crc = framed.slice(framed.length() - 2, framed.length()).toHex();
    return SNIFFED.formatted(crc);
  }

  private static int capture(String source, Path to, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("capture", source, "--to", to.toString(), "--zone", "Asia/Shanghai"));
    arguments.addAll(List.of(more));
    CommandLine command = Lintel.commandLine();
    command.setOut(new PrintWriter(new StringWriter()));
    return command.execute(arguments.toArray(String[]::new));
  }
}
