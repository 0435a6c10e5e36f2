package io.lintel.simulator.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What sniffers write. */
class SnifferTextTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-20 09:14:07.123 > 01 03 00 0A\n2026-11-20 09:14:07.164 < 01 03 28",
        "2026-11-20T09:14:07.123+08:00 -> 0103000A\n2026-11-20T01:14:07.164Z <- 0x01 0x03 0x28",
        "[2026-11-20 09:14:07,123] TX: 01:03:00:0a\n[2026-11-20 09:14:07,164] RX: 01:03:28",
        "09:14:07.123 master 01-03-00-0A\n09:14:07.164 slave 01-03-28",
        "33247.123 request 01,03,00,0A\n33247.164 answer 01,03,28",
        "# a comment\n\n33247.123s >> 01 03\n33247.123s >> 00 0A\n33247.164s << 01 03 28",
        "2026-11-20 09:14:07.123000: ttyS0\n01 03 00 0A             ....\n"
            + "2026-11-20 09:14:07.164000: ttyS1\n01 03 28                ..(",
      })
  void timeSideAndOctetsAreReadInManyForms(String text) throws Exception {
    List<CapturedTurn> turns = read(text).lines().get(0).turns();
    assertEquals(1, turns.size());
    assertEquals("2026-11-20T01:14:07.123Z", turns.get(0).at().toString());
    assertEquals("01 03 00 0A", turns.get(0).ask().toString());
    assertEquals("+41ms 01 03 28", turns.get(0).said().toString());
  }

  @Test
  void pausesWithinAnAnswerAreKeptAndSilenceIsATurnToo() throws Exception {
    List<CapturedTurn> turns =
        read("""
                1.000 > 01 03 00 00 00 01 84 0A
                1.020 < 01 03 02
                1.025 < 00 07
                1.025 < F9 86
                2.000 > 01 03 00 00 00 01 84 0A
                2.030 > 02 03 00 00 00 01 84 39
                3.000 > 0A
                3.010 > 0B
                """)
            .lines()
            .get(0)
            .turns();
    assertEquals(
        List.of(
            "01 03 00 00 00 01 84 0A => +20ms 01 03 02 +5ms 00 07 F9 86",
            "01 03 00 00 00 01 84 0A => ",
            "02 03 00 00 00 01 84 39 => ",
            "0A 0B => "),
        turns.stream().map(turn -> turn.ask() + " => " + turn.said()).toList());
  }

  @Test
  void timesOfDayGoOnOverMidnight() throws Exception {
    List<CapturedTurn> turns = read("23:59:59.9 > 01\n00:00:00.1 < 02").lines().get(0).turns();
    assertEquals("+200ms 02", turns.get(0).said().toString());
  }

  @Test
  void jpnevulatorsLinesOfSixteenMayTouchTheirText() throws Exception {
    String sixteen = "00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F";
    Captured captured =
        read(
            "2026-11-20 09:14:07.1: /dev/ttyUSB1\n01 02\n2026-11-20 09:14:07.2: /dev/ttyUSB0\n"
                + sixteen
                + " ................\n10 11 ab\n",
            "/dev/ttyUSB1");
    assertEquals(
        "+100ms " + sixteen + " 10 11 AB",
        captured.lines().get(0).turns().get(0).said().toString());
  }

  @Test
  void everyBadLineIsReportedWithItsNumber() throws Exception {
    String text =
        """
        1.0 > 01 03
        yesterday > 01
        1.1 sideways 01
        1.2 < 01 0
        1.3 < 0G
        0.9 < 01
        1.4 < 02
        """;
    String said = assertThrows(BadCapture.class, () -> read(text)).toString();
    assertTrue(said.contains("line 2: expected a time"), said);
    assertTrue(said.contains("line 3: expected a time, > or <"), said);
    assertTrue(said.contains("line 4: expected octets in hexadecimal, found '0'"), said);
    assertTrue(said.contains("line 5: expected octets in hexadecimal, found '0G'"), said);
    assertTrue(said.contains("line 6: expected a time not before"), said);
    assertTrue(!said.contains("line 1:") && !said.contains("line 7:"), said);
  }

  @Test
  void whatIsNoTextIsNotSaidBack() {
    String said =
        assertThrows(BadCapture.class, () -> read("1.0 > 01\n\u001B[2J\u0000")).toString();
    assertTrue(said.contains("found octet 1B at 9"), said);
  }

  @Test
  void badLinesMayBeLeftOutAndAreCounted() throws Exception {
    Path file = Files.writeString(directory.resolve("s.txt"), "1.0 > 01\nnonsense\n1.1 < 02\n");
    Captured captured = SnifferText.read(file, times(), null, true, done -> {});
    assertEquals(1, captured.lines().get(0).turns().size());
    assertTrue(captured.notes().get(0).contains("1 bad lines"), captured::toString);
    assertTrue(captured.notes().get(0).contains("line 2"), captured::toString);
  }

  private Captured read(String text) throws IOException {
    return read(text, null);
  }

  private Captured read(String text, @Nullable String master) throws IOException {
    Path file = Files.writeString(directory.resolve("s.txt"), text);
    return SnifferText.read(file, times(), master, false, done -> {});
  }

  private static SnifferTimes times() {
    return new SnifferTimes(LocalDateTime.parse("2026-11-20T00:00"), ZONE);
  }
}
