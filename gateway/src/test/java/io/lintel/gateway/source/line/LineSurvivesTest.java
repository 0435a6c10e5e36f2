package io.lintel.gateway.source.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.config.LineConfig;
import io.lintel.gateway.config.PolledMeterConfig;
import io.lintel.gateway.journal.Kind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever one meter says or its entry means, its slots say so and the neighbours are read. */
class LineSurvivesTest {
  private static final Instant START = Instant.parse("2026-11-22T08:14:58Z");

  @TempDir Path folder;
  private final SteppedTime time = new SteppedTime(START);
  private final MemoryJournal journal = new MemoryJournal();
  private final LineSource source =
      new LineSource(journal, time, ZoneId.of("Asia/Shanghai"), new SimpleMeterRegistry());
  private QuirkyMeter meter;

  @BeforeEach
  void plugIn() throws IOException {
    meter = new QuirkyMeter().unit(1, QuirkyMeter.GOOD);
  }

  @AfterEach
  void close() throws IOException {
    source.close();
    meter.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "float32 68004482", // words swapped: 2.4E24
        "float32 7F7FFFFF",
        "float32 7F800000", // infinity
        "float32 FF800000",
        "float32 7FC00000", // not a number
        "float32 C4826800", // negative
        "float64 7FEFFFFFFFFFFFFF",
        "uint64 FFFFFFFFFFFFFFFF",
        "int64 8000000000000000",
        "int32 FFFFFFFF",
        "uint32+float32 FFFFFFFF7F7FFFFF",
        "bcd FFFFFFFFFFFFFFFF"
      })
  void anAbsurdIndexFailsItsSlotAndNoOther(String number) throws Exception {
    String[] formatAndHex = number.split(" ", -1);
    int[] registers = new int[formatAndHex[1].length() / 4];
    for (int i = 0; i < registers.length; i++) {
      registers[i] = Integer.parseInt(formatAndHex[1].substring(4 * i, 4 * i + 4), 16);
    }
    meter.unit(2, registers);
    source.start(
        List.of(
            line(
                new PolledMeterConfig("G-2", profile(formatAndHex[0]), "2", minutes(15)),
                polled("G-1", "1"))),
        LastSlots.none());

    time.advance(Duration.ofSeconds(3));
    String slot = journal.slots("G-2", 1).get(0);
    assertTrue(slot.contains("\"outcome\":\"failed\",\"why\":\"value: "), slot);
    assertTrue(journal.slots("G-1", 1).get(0).contains("\"outcome\":\"read\""));

    meter.unit(2, 0, 1, 0, 0);
    time.advance(minutes(15));
    assertTrue(journal.slots("G-2", 2).get(1).contains("\"read\""), journal.slots("G-2")::toString);
    assertTrue(journal.slots("G-1", 2).get(1).contains("\"read\""));
  }

  @Test
  void aMeterWhoseEntryCannotBeMeantKeepsNobodyElseFromBeingRead() throws Exception {
    source.start(
        List.of(
            line(polled("G-2", "300"), polled("G-1", "1")),
            new LineConfig("other", "tcp://:nowhere", List.of(polled("G-3", "1")))),
        LastSlots.none());

    time.advance(Duration.ofSeconds(3));
    assertTrue(journal.slots("G-1", 1).get(0).contains("\"read\""));
    assertTrue(
        journal.slots("G-2", 1).get(0).contains("not_attempted\",\"why\":\"config_unusable"));
    assertTrue(journal.slots("G-3", 1).get(0).contains("config_unusable"));
    String riser = source.health().get(0).notReadyBecause().orElseThrow();
    assertTrue(riser.contains("meter G-2") && riser.contains("found '300'"), riser);
    assertTrue(source.health().get(1).notReadyBecause().orElseThrow().contains("meter G-3"));
  }

  @Test
  void aProfileOfTwoRequestsGoesOnWithTheSecondWhereTheFarEndClosesBehindEachAnswer()
      throws Exception {
    meter.unit(1, 0x12, 0xD687, 0, 0).closingAfter(1);
    source.start(
        List.of(line(new PolledMeterConfig("G-1", twoBlocks(), "1", Duration.ofSeconds(5)))),
        LastSlots.none());

    for (int slot = 1; slot <= 12; slot++) {
      time.advance(Duration.ofSeconds(5));
      String end = journal.slots("G-1", slot).get(slot - 1);
      assertTrue(end.contains("\"attempts\":1") && end.contains("\"read\""), end);
    }
    assertEquals(24, meter.questions());
    assertEquals(1, journal.of(Kind.GATEWAY).size(), "connected once, and nothing to tell since");
  }

  @Test
  void aRefusedBlockOfOptionalValuesIsLeftOutAndTheIndexKept() throws Exception {
    meter.unit(1, 0x12, 0xD687).refusingFrom(100);
    source.start(
        List.of(line(new PolledMeterConfig("G-1", twoBlocks(), "1", minutes(15)))),
        LastSlots.none());

    time.advance(Duration.ofSeconds(3));
    assertTrue(journal.slots("G-1", 1).get(0).contains("\"read\""));
    String reading = MemoryJournal.body(journal.of(Kind.READING).get(0));
    assertTrue(reading.contains("\"volume_m3\":\"12345.67\""), reading);
    assertTrue(reading.contains("\"alarms\":[\"temperature_unreadable\"]"), reading);
  }

  private LineConfig line(PolledMeterConfig... meters) {
    return new LineConfig("riser", meter.uri(), List.of(meters));
  }

  private static PolledMeterConfig polled(String id, String address) {
    return new PolledMeterConfig(id, "generic-float", address, minutes(15));
  }

  private static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }

  /** A profile with one index of this format, proved by zeros. */
  private String profile(String format) throws IOException {
    String octets = format.equals("bcd") ? ", octets: 8" : "";
    int count = format.contains("64") || format.contains("+") || format.equals("bcd") ? 4 : 2;
    String request = count == 4 ? "01 03 00 00 00 04 44 09" : "01 03 00 00 00 02 C4 0B";
    String answer =
        count == 4 ? "01 03 08 00 00 00 00 00 00 00 00 95 D7" : "01 03 04 00 00 00 00 FA 33";
    return file(
        """
        profile: one-index
        title: One index
        values: [{ quantity: volume, register: 0, format: %s%s, unit: m3 }]
        golden:
          - unit: 1
            exchanges: [{ request: %s, answer: %s }]
            expect: { values: [volume 0 m3] }
        """
            .formatted(format, octets, request, answer));
  }

  private String twoBlocks() throws IOException {
    return file(
        """
        profile: two-block
        title: Index in one block, gas temperature in another
        modbus: { max-gap: 0 }
        values:
          - { quantity: volume, register: 0, format: uint32, decimals: 2, unit: m3 }
          - { quantity: temperature, register: 200, format: int16, scale: 0.1, unit: Cel }
        golden:
          - unit: 1
            exchanges:
              - { request: 01 03 00 00 00 02 C4 0B, answer: 01 03 04 00 12 D6 87 44 34 }
              - { request: 01 03 00 C8 00 01 05 F4, answer: 01 03 02 00 B9 79 F6 }
            expect: { values: [volume 12345.67 m3, temperature 18.5 Cel] }
        """);
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("profile.yaml"), text).toString();
  }
}
