package io.lintel.meter.payload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.meter.reading.MeasuredValue;
import io.lintel.meter.reading.Quantity;
import io.lintel.meter.spi.Fault;
import io.lintel.meter.spi.PayloadDecoder.Decoded;
import io.lintel.meter.spi.PushedReading;
import io.lintel.meter.wire.Bytes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LintelJsonTest {
  private static final String WHOLE =
      """
      [{"at":"2026-11-22T08:00:00+08:00","seq":17,"volume_m3":"1234.567"},
       {"at":"2026-11-22T09:00:00.25+08:00","seq":18,"volume_m3":1234.600,"flow_m3h":"0.033",
        "temperature_c":-3.5,"pressure_kpa":"2.1","battery_v":3.6,"valve":"closed",
        "alarms":["tamper","low_battery"],"raw":"68 10","firmware":{"later":[1,2]},"seen":null}]
      """;

  @Test
  void anObjectIsOneReading() {
    PushedReading reading =
        one("{\"at\":\"2026-11-22T08:00:00+08:00\",\"seq\":17,\"volume_m3\":\"1234.567\"}");

    assertEquals("2026-11-22T08:00:00+08:00", reading.at());
    assertEquals(LocalDateTime.parse("2026-11-22T08:00:00"), reading.reading().at());
    assertEquals(17L, reading.sequence());
    assertEquals(Optional.of(new BigDecimal("1234.567")), current(reading, Quantity.VOLUME));
    assertEquals(1_234_567_000L, reading.reading().volume().orElseThrow().millilitres());
  }

  @Test
  void anArrayKeepsItsOrderAndEveryOptionalValue() {
    List<PushedReading> readings = readings(WHOLE);

    assertEquals(List.of(17L, 18L), readings.stream().map(PushedReading::sequence).toList());
    PushedReading second = readings.get(1);
    assertEquals(Optional.of(new BigDecimal("1234.600")), current(second, Quantity.VOLUME));
    assertEquals(Optional.of(new BigDecimal("0.033")), current(second, Quantity.FLOW));
    assertEquals(Optional.of(new BigDecimal("-3.5")), current(second, Quantity.TEMPERATURE));
    assertEquals(Optional.of(new BigDecimal("2.1")), current(second, Quantity.PRESSURE));
    assertEquals(Optional.of(new BigDecimal("3.6")), current(second, Quantity.BATTERY_VOLTAGE));
    assertEquals(Optional.of(BigDecimal.ZERO), current(second, Quantity.VALVE));
    assertEquals(Set.of("tamper", "low_battery"), second.reading().status());
    assertEquals(Bytes.ofUnsigned(0x68, 0x10), second.reading().raw());
  }

  @Test
  void aReadingWithoutACounterHasNone() {
    assertNull(one("{\"at\":\"2026-11-22T00:00:00Z\",\"volume_m3\":1}").sequence());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"at\":\"yesterday\",\"volume_m3\":1}|at: expected a time with its offset",
        "{\"at\":\"2026-11-22T08:00:00\",\"volume_m3\":1}|at: expected a time with its offset",
        "{\"volume_m3\":1}|the key 'at' is missing",
        "{\"at\":\"2026-11-22T08:00:00Z\"}|the key 'volume_m3' is missing",
        "{\"at\":\"2026-11-22T08:00:00Z\",\"volume_m3\":null}|the key 'volume_m3' is missing",
        "{\"at\":\"2026-11-22T08:00:00Z\",\"volume_m3\":-1}|volume_m3: expected a number from 0",
        "{\"at\":\"2026-11-22T08:00:00Z\",\"volume_m3\":\"1e9\"}|volume_m3: expected a decimal",
        "{\"at\":\"2026-11-22T08:00:00Z\",\"volume_m3\":[1]}|volume_m3: expected a decimal",
        "{\"at\":\"2026-11-22T08:00:00Z\",\"volume_m3\":1,\"volume_m3\":2}|volume_m3: stands here"
            + " twice",
        "{\"at\":\"2026-11-22T08:00:00Z\",\"volume_m3\":1,\"seq\":-1}|seq: expected a whole number",
        "{\"at\":\"2026-11-22T08:00:00Z\",\"volume_m3\":1,\"seq\":\"1\"}|seq: expected a whole"
            + " number",
        "{\"at\":\"2026-11-22T08:00:00Z\",\"volume_m3\":1,\"valve\":1}|valve: expected \"open\"",
        "{\"at\":\"2026-11-22T08:00:00Z\",\"volume_m3\":1,\"alarms\":[1]}|alarms: expected at most",
        "{\"at\":\"2026-11-22T08:00:00Z\",\"volume_m3\":1,\"raw\":\"6\"}|raw: expected octets",
        "[]|expected at least one reading",
        "[1]|[0]: expected an object",
        "17|expected an object or an array",
      })
  void aMistakeIsNamedWithItsPlace(String json, String says) {
    Fault fault = fault(json);

    assertTrue(fault.message().startsWith(says), fault.message());
  }

  @Test
  void everyMistakeOfEveryReadingIsNamedAtOnce() {
    Fault fault =
        fault("[{\"at\":1,\"volume_m3\":true},{\"at\":\"2026-11-22T08:00:00Z\",\"seq\":1.5}]");

    assertTrue(fault.message().contains("[0].at: "), fault.message());
    assertTrue(fault.message().contains("[0].volume_m3: "), fault.message());
    assertTrue(fault.message().contains("[1].seq: "), fault.message());
    assertTrue(fault.message().contains("[1]: the key 'volume_m3' is missing"), fault.message());
    assertEquals(7, fault.at());
  }

  @Test
  void brokenAndOversizedPayloadsAreRefusedByKind() {
    assertEquals(Fault.Kind.TRUNCATED, fault("[{\"at\":\"2026").kind());
    assertEquals(Fault.Kind.TRUNCATED, fault("{\"at\":1,").kind());
    assertEquals(Fault.Kind.VALUE, fault("{at:1}").kind());
    assertEquals(
        Fault.Kind.TRAILING, fault("{\"at\":\"2026-11-22T08:00:00Z\",\"volume_m3\":1} {}").kind());
    assertEquals(Fault.Kind.LENGTH, fault(" ".repeat(LintelJson.MOST_OCTETS + 1)).kind());
    String item = "{\"at\":\"2026-11-22T08:00:00Z\",\"volume_m3\":1}";
    String tooMany = "[" + (item + ",").repeat(LintelJson.MOST_READINGS) + item + "]";
    assertTrue(fault(tooMany).message().contains("at most 2000 readings"));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noCorruptionEverEndsInAnException(long seed) {
    Random random = new Random(seed);
    byte[] octets = WHOLE.getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 200; round++) {
      byte[] hostile = octets.clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        hostile[random.nextInt(hostile.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(hostile.length) : hostile.length;
      assertNotNull(new LintelJson().decode(Bytes.of(hostile, 0, length)));
      random.nextBytes(hostile);
      assertNotNull(new LintelJson().decode(Bytes.of(hostile, 0, random.nextInt(16))));
    }
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 10);
  }

  private static Optional<BigDecimal> current(PushedReading reading, Quantity quantity) {
    return reading.reading().current(quantity).map(MeasuredValue::value);
  }

  private static PushedReading one(String json) {
    List<PushedReading> readings = readings(json);
    assertEquals(1, readings.size());
    return readings.get(0);
  }

  private static List<PushedReading> readings(String json) {
    return assertInstanceOf(Decoded.Readings.class, decode(json)).readings();
  }

  private static Fault fault(String json) {
    return assertInstanceOf(Decoded.Rejected.class, decode(json)).fault();
  }

  private static Decoded decode(String json) {
    return new LintelJson().decode(Bytes.of(json.getBytes(StandardCharsets.UTF_8)));
  }
}
