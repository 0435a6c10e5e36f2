package io.lintel.simulator.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.simulator.replay.Frames;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
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

  @TempDir private Path directory;

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"mbpoll-pymodbus.pcap", "mbpoll-pymodbus-nanos.pcap", "mbpoll-pymodbus.pcapng"})
  void aSessionOfProgramsThatAreNotOursIsTakenApart(String recorded) throws Exception {
    AtomicLong progress = new AtomicLong();
    Path file = recorded(recorded);
    Captured captured = ModbusTcpCapture.read(file, 15_020, progress::set).orElseThrow();
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
