package io.lintel.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.simulator.load.LoadFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One mistake in a scenario that is right otherwise: the message says all of it, and only it. */
class BadScenariosTest {
  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "visits: 14 | visits: 3000000000 |"
            + " visits is '3000000000', expected a whole number from 0 to 100000",
        "technicians: 2 | technicians: 100000000 |"
            + " technicians is '100000000', expected a whole number from 0 to 5000",
        "technicians: 2 | technicians: 0 |"
            + " technicians is '0', expected 1 or more for 14 visits",
        "to: \"10:30\" | to: \"06:00\" | to is '06:00', expected a time after from, '07:30'",
        "staircases: 12 | staircases: 0 |"
            + " staircases is '0', expected a whole number from 1 to 100000",
        "name: one-street | name: \"\" | name is '', expected a name",
        "push: 12, every: 15m | push: 12, every: 1ms |"
            + " every is '1ms', expected a duration of at least a second (60s, 15m, 1h)",
        "push: 12, every: 15m | push: 9000, every: 1s |"
            + " meters report 97200000 times and recorders 360 times on this day,"
            + " expected 1000000 at most together; fewer of them, or less often",
        "meters: { push: 12, every: 15m } | meters: [ 12 ] |"
            + " expected meters as keys with their values, found a list",
        "zone: Asia/Shanghai | zone: Asia/Shangai |"
            + " zone is 'Asia/Shangai', expected a time zone (Asia/Shanghai)",
        "share: 0.6 } | share: 0.6, from: \"09:00\", until: \"08:00\" } |"
            + " until is '08:00', expected a time after from, '09:00'",
        "clock: kept | clock: keptt | clock is 'keptt', expected factory or kept",
        "share: 0.6 } | on: T-99 } | on is 'T-99', expected a technician (T-01 to T-02),"
            + " recorder (R-01 to R-02), meter (G-0001 to G-0012), visit (V-0007),"
            + " building (B-3-1) or dock",
        "do: taps_offline, share: 0.04 | do: silent, on: riser-9 |"
            + " on is 'riser-9', expected a line (riser-1) or a meter on one (G-riser-1-01)",
        "lat: 36.6560 | lat: 366.560 | lat is '366.560', expected degrees north from -90 to 90",
        "lon: 117.0490 | lon: NaN | lon is 'NaN', expected degrees east from -180 to 180",
        "`  staircases` | `\tstaircases` | expected YAML, found at column 1:"
            + " found character '\\t(TAB)' that cannot start any token."
            + " (Do not use \\t(TAB) for indentation)",
      })
  void theMessageSaysWhereWhatWasFoundAndWhatWasExpected(String right, String wrong, String says)
      throws IOException {
    String yaml = shipped();
    assertTrue(yaml.contains(right), right);
    int line = yaml.substring(0, yaml.indexOf(right)).split("\n", -1).length;

    String message = message(yaml.replaceFirst(java.util.regex.Pattern.quote(right), wrong));

    assertEquals("day.yaml cannot be played:\n  line " + line + ": " + says, message);
  }

  @Test
  void aWholeSectionThatIsMissingIsOneMistake() {
    String message = message("name: empty\nseed: 1\n");

    assertTrue(message.contains("line 1: expected town as keys with their values, found nothing"));
    assertTrue(!message.contains("district"), message);
  }

  @Test
  void aFileThatIsNoTextSaysSo(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("day.yaml"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});

    String message =
        assertThrows(BadScenario.class, () -> ScenarioFile.load(file.toString())).getMessage();

    assertTrue(Objects.requireNonNull(message).contains("expected UTF-8 text"), message);
    assertEquals(
        message,
        assertThrows(BadScenario.class, () -> LoadFile.find(file.toString())).getMessage());
  }

  @Test
  void whatIsNeverClosedNamesTheLineInWhichItBegan() throws IOException {
    String yaml = shipped() + "  - { do: taps_offline, share: 0.04\n";
    int last = yaml.split("\n", -1).length - 1;

    String message = message(yaml);

    assertTrue(message.contains("(while parsing a flow mapping of line " + last + ")"), message);
  }

  private static String message(String yaml) {
    return Objects.requireNonNull(
        assertThrows(BadScenario.class, () -> ScenarioFile.parse("day.yaml", yaml)).getMessage());
  }

  private static String shipped() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ScenarioFile.class.getResourceAsStream("one-street.yaml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
