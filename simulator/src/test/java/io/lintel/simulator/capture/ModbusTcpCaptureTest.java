package io.lintel.simulator.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.simulator.replay.Frames;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Modbus TCP out of packets. The recorded sessions are of mbpoll with a pymodbus server, captured
 * by dumpcap on the loopback: no octet of them is ours.
 */
class ModbusTcpCaptureTest {
  private static final String ASK_1 = "00 01 00 00 00 06 03 03 00 0A 00 02";
  private static final String SAY_1 = "00 01 00 00 00 07 03 03 04 11 22 33 44";
  private static final String ASK_2 = "00 02 00 00 00 06 03 03 00 0A 00 02";
  private static final String SAY_2 = "00 02 00 00 00 07 03 03 04 55 66 77 88";

  /** The port of the recorded sessions. */
  private static final int RECORDED = 15_020;

  /** Shorter ones are not known for a capture at all. */
  private static final int MAGIC = 4;

  /** Fine enough for every piece of a packet's header. */
  private static final int CUT_EVERY = 3;

  private static final Pattern WHERE =
      Pattern.compile("at octet ([0-9,]+): expected .* of ([0-9,]+) octets, found ([0-9,]+) and");

  @TempDir private Path directory;

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"mbpoll-pymodbus.pcap", "mbpoll-pymodbus-nanos.pcap", "mbpoll-pymodbus.pcapng"})
  void aSessionOfProgramsThatAreNotOursIsTakenApart(String recorded) throws Exception {
    AtomicLong progress = new AtomicLong();
    Path file = recorded(recorded);
    Captured captured = ModbusTcpCapture.read(file, RECORDED, progress::set).orElseThrow();
    assertEquals(List.of(), captured.notes());
    CapturedLine line = captured.lines().get(0);
    assertEquals(Frames.TCP, line.frames());
    assertEquals(4, line.turns().size());
    CapturedTurn first = line.turns().get(0);
    assertEquals("00 01 00 00 00 06 03 03 00 0A 00 14", first.ask().toString());
    assertEquals(49, first.said().octets().length());
    assertEquals("2026-11-22T11:11:28.0325", first.at().toString().substring(0, 24));
    assertEquals(14, first.said().runs().get(0).after().toMillis());
    assertEquals(
        "00 01 00 00 00 03 03 83 02",
        line.turns().get(3).said().toString().replaceFirst("\\+[0-9.]+ms ", ""));
    assertEquals(Files.size(file), progress.get());
  }

  @ParameterizedTest(name = "link type {0}")
  @CsvSource({
    "1, 000000000001 000000000002 0800, false",
    "1, 000000000001 000000000002 8100 0005 0800, false",
    "1, 000000000001 000000000002 86DD, true",
    "113, 0000 0001 0006 000000000001 0000 0800, false",
    "276, 86DD 0000 00000001 0001 00 06 0000000000010000, true",
    "101, '', false",
    "229, '', true",
    "0, 02000000, false",
    "108, 00000002, false",
  })
  void linksOfAllKindsCarryIt(int linkType, String header, boolean v6) throws Exception {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      List<String> turns =
          turns(
              new PcapWriter(linkType, header, v6, order)
                  .syn(0, 99)
                  .master(10, 100, ASK_1)
                  .meters(25, 100, SAY_1));
      assertEquals(List.of(ASK_1 + " => +15ms " + SAY_1), turns);
    }
  }

  @Test
  void retransmissionsCountOnceAndOvertakersWait() throws Exception {
    List<String> turns =
        turns(
            PcapWriter.ethernet()
                .syn(0, 99)
                .master(10, 100, ASK_1)
                .master(11, 100, ASK_1)
                .meters(30, 107, "03 04 11 22 33 44")
                .meters(40, 100, "00 01 00 00 00 07")
                .meters(45, 100, "00 01 00 00 00 07 03 03 04 11")
                .master(60, 112, ASK_2)
                .meters(70, 113, SAY_2));
    // Octet 106 came with the retransmission at 45 ms, and with it what had waited since 30 ms.
    assertEquals(
        List.of(
            ASK_1 + " => +30ms 00 01 00 00 00 07 +5ms 03 03 04 11 22 33 44",
            ASK_2 + " => +10ms " + SAY_2),
        turns);
  }

  @Test
  void sequenceNumbersMayWrap() throws Exception {
    List<String> turns =
        turns(
            PcapWriter.ethernet()
                .syn(0, 0xFFFFFFF9L)
                .master(10, 0xFFFFFFFAL, ASK_1)
                .meters(20, 0xFFFFFFFAL, SAY_1)
                .meters(40, 0x00000007L, SAY_2)
                .master(30, 0x00000006L, ASK_2));
    assertEquals(2, turns.size());
    assertTrue(turns.get(0).contains("11 22 33 44"), turns::toString);
  }

  @Test
  void answersToSeveralOpenQuestionsBelongToTheirTransactions() throws Exception {
    List<String> turns =
        turns(
            PcapWriter.ethernet()
                .syn(0, 99)
                .master(10, 100, ASK_1 + ASK_2)
                .meters(20, 100, SAY_2)
                .meters(30, 113, SAY_1));
    assertEquals(List.of(ASK_1 + " => +20ms " + SAY_1, ASK_2 + " => +10ms " + SAY_2), turns);
  }

  @Test
  void whatIsNoFrameStaysWithTheQuestionItDisturbed() throws Exception {
    List<String> turns =
        turns(
            PcapWriter.ethernet()
                .syn(0, 99)
                .master(10, 100, ASK_1)
                .meters(20, 100, "DE AD BE EF 00 00 FF FF")
                .master(30, 112, ASK_2)
                .meters(40, 108, SAY_2));
    assertEquals(
        List.of(ASK_1 + " => +10ms DE AD BE EF 00 00 FF FF", ASK_2 + " => +10ms " + SAY_2), turns);
  }

  @Test
  void aHoleInTheCaptureCostsNoMoreThanItsOwnFrames() throws Exception {
    Captured captured =
        captured(
            PcapWriter.ethernet()
                .syn(0, 99)
                .master(10, 100, ASK_1)
                .meters(20, 100, SAY_1.substring(0, 11))
                .master(30, 112, ASK_2)
                .meters(40, 113, SAY_2));
    assertEquals(2, captured.lines().get(0).turns().size());
    assertEquals(SAY_2, afterPause(captured.lines().get(0).turns().get(1)));
    assertTrue(captured.notes().toString().contains("9 octets are missing"), captured::toString);
  }

  @Test
  void aCaptureThatBeginsInTheMiddleBeginsWithTheFirstQuestion() throws Exception {
    Captured captured =
        captured(
            PcapWriter.ethernet()
                .meters(5, 100, SAY_1)
                .master(10, 900, ASK_2)
                .meters(20, 113, SAY_2));
    assertEquals(1, captured.lines().get(0).turns().size());
    assertTrue(captured.notes().toString().contains("13 octets belong to no question"));
  }

  @Test
  void noQuestionAtAllIsSaidWithThePort() throws Exception {
    Path file = PcapWriter.ethernet().syn(0, 1).to(directory);
    String said =
        assertThrows(BadCapture.class, () -> ModbusTcpCapture.read(file, 502, done -> {}))
            .toString();
    assertTrue(said.contains("2 packets"), said);
    assertTrue(said.contains("--port"), said);
  }

  @Test
  void aDamagedLengthIsNamedWithItsPlace() throws Exception {
    Path file = PcapWriter.ethernet().master(10, 100, ASK_1).to(directory);
    byte[] octets = Files.readAllBytes(file);
    octets[24 + 11] = 0x7F;
    Files.write(file, octets);
    String said =
        assertThrows(BadCapture.class, () -> ModbusTcpCapture.read(file, 502, done -> {}))
            .toString();
    assertTrue(said.contains("at octet 40: expected a packet of at most 262,144 octets"), said);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"mbpoll-pymodbus.pcap", "mbpoll-pymodbus.pcapng"})
  void aCaptureCutOffAnywhereKeepsWhatIsWholeAndSaysWhereItEnds(String recorded) throws Exception {
    byte[] whole = Files.readAllBytes(recorded(recorded));
    List<CapturedTurn> all = turnsOf(whole, whole.length, RECORDED).turns();
    Set<Integer> kept = new TreeSet<>();
    for (int length = MAGIC; length < whole.length; length += CUT_EVERY) {
      CutOff cut = turnsOf(whole, length, RECORDED);
      Matcher where = WHERE.matcher(cut.says());
      if (where.find()) {
        int begins = Integer.parseInt(where.group(1).replace(",", ""));
        int expected = Integer.parseInt(where.group(2).replace(",", ""));
        int found = Integer.parseInt(where.group(3).replace(",", ""));
        assertEquals(all.subList(0, cut.turns().size()), cut.turns(), "cut at " + length);
        assertEquals(length, begins + found, cut.says());
        assertTrue(found < expected, cut.says());
        assertTrue(cut.says().contains("cut.pcap"), cut.says());
      } else {
        // Between two packets: nothing tells it from a capture that was ended there.
        assertFalse(cut.says().contains("octet"), "cut at " + length + ": " + cut.says());
      }
      kept.add(cut.turns().size());
    }
    assertEquals(Set.of(0, 1, 2, 3, 4), kept);
  }

  @Test
  void whatMayHaveBeenAnsweredBehindTheCutIsNoSilence() throws Exception {
    Path file =
        PcapWriter.ethernet()
            .syn(0, 99)
            .master(10, 100, ASK_1)
            .meters(20, 100, SAY_1)
            .master(30, 112, ASK_2)
            .meters(40, 113, SAY_2)
            .to(directory);
    byte[] octets = Files.readAllBytes(file);
    CutOff cut = turnsOf(octets, octets.length - 1, 502);
    assertEquals(List.of(ASK_1), cut.turns().stream().map(turn -> "" + turn.ask()).toList());
    assertTrue(
        cut.says()
            .endsWith(
                "at octet %,d: expected a packet of 67 octets, found 66 and the end of the file;"
                        .formatted(octets.length - 67)
                    + " all before it is kept, but for questions whose answer may have been in it: 1]"),
        cut.says());
  }

  @Test
  void aCaptureCutBeforeItsFirstQuestionSaysBoth() throws Exception {
    Path file = PcapWriter.ethernet().master(10, 100, ASK_1).to(directory);
    byte[] octets = Files.readAllBytes(file);
    for (int length : List.of(10, 30, 60)) {
      CutOff cut = turnsOf(octets, length, 502);
      assertEquals(List.of(), cut.turns());
      assertTrue(cut.says().contains("and the end of the file"), cut.says());
    }
  }

  /** What came of a capture's beginning: turns, and the notes or the reason why there are none. */
  private record CutOff(List<CapturedTurn> turns, String says) {}

  private CutOff turnsOf(byte[] whole, int length, int port) throws IOException {
    Path file = Files.write(directory.resolve("cut.pcap"), Arrays.copyOf(whole, length));
    try {
      Captured read = ModbusTcpCapture.read(file, port, done -> {}).orElseThrow();
      return new CutOff(read.lines().get(0).turns(), read.notes().toString());
    } catch (BadCapture nothing) {
      return new CutOff(List.of(), String.valueOf(nothing.getMessage()));
    }
  }

  @Test
  void textIsNoCaptureOfPackets() throws Exception {
    Path file = Files.writeString(directory.resolve("a.txt"), "12.5 > 01\n");
    assertTrue(ModbusTcpCapture.read(file, 502, done -> {}).isEmpty());
  }

  private List<String> turns(PcapWriter written) throws IOException {
    return captured(written).lines().get(0).turns().stream()
        .map(turn -> turn.ask() + " => " + turn.said())
        .toList();
  }

  private Captured captured(PcapWriter written) throws IOException {
    return ModbusTcpCapture.read(written.to(directory), 502, done -> {}).orElseThrow();
  }

  private static String afterPause(CapturedTurn turn) {
    return turn.said().toString().replaceFirst("\\+[0-9.]+ms ", "");
  }

  static Path recorded(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(ModbusTcpCaptureTest.class.getResource(name), name).toURI());
  }
}
