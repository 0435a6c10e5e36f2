package io.lintel.simulator.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.meter.wire.Bytes;
import io.lintel.meter.wire.Crc16;
import io.lintel.simulator.device.GasState;
import io.lintel.simulator.device.ModbusMeter;
import io.lintel.simulator.device.RegisterLayout;
import io.lintel.simulator.fault.Form;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnnotatorTest {
  private static final GasState FACE =
      new GasState(
          8_431_026_700L,
          7_204_513_000L,
          12.75,
          18.5,
          104.25,
          Set.of("alarm"),
          LocalDateTime.parse("2026-11-22T08:15:30"));
  private static final Bytes REQUEST = Crc16.append(Bytes.hex("03 03 000A 0014"));
  private static final Bytes ANSWER = answer(RegisterLayout.FUXIN, REQUEST);

  private final Annotator rtu = new Annotator(Form.RTU, RegisterLayout.FUXIN);

  @Test
  void aRequestSaysWhomItAsksForWhat() {
    assertEquals(
        List.of("unit 3", "function 03", "first register 10", "registers 20", "checksum ✓"),
        english(rtu.request(REQUEST)));
  }

  @Test
  void anAnswersRegistersAreNamedByWhatStandsInThem() {
    assertEquals(
        List.of(
            "unit 3",
            "function 03",
            "octets that follow 40",
            "volume, line 7204.513 m³",
            "volume, base 8431.026 m³",
            "preset 0 m³",
            "flow, base 12.75 m³/h",
            "volume, base 8431.0267 m³"),
        english(rtu.answer(ANSWER, REQUEST)).subList(0, 8));
    assertTrue(rtu.answer(ANSWER, REQUEST).sound());
    assertEquals("标况流量", rtu.answer(ANSWER, REQUEST).fields().get(6).says().zh());
  }

  @Test
  void aMetersClockAndCountersAreRead() {
    Bytes request = Crc16.append(Bytes.hex("03 03 0000 0017"));
    List<String> fields =
        english(
            new Annotator(Form.RTU, RegisterLayout.EK280)
                .answer(answer(RegisterLayout.EK280, request), request));
    assertTrue(fields.contains("serial number 7315524"), fields::toString);
    assertTrue(fields.contains("volume, base 8431.0267 m³"), fields::toString);
    assertTrue(fields.contains("pressure, absolute 1.04250 bar"), fields::toString);
    assertTrue(fields.contains("the meter's clock 2026-11-22 08:15:30"), fields::toString);
  }

  @Test
  void swappedWordsAreReadInTheirOrder() {
    Bytes request = Crc16.append(Bytes.hex("03 04 0000 0009"));
    List<String> fields =
        english(
            new Annotator(Form.RTU, RegisterLayout.THERMAL_MASS)
                .answer(answer(RegisterLayout.THERMAL_MASS, request), request));
    assertTrue(fields.contains("volume, base, whole 8431 m³"), fields::toString);
    assertTrue(fields.contains("temperature 18.5 °C"), fields::toString);
  }

  @Test
  void aWrongChecksumStandsBesideTheRightOne() {
    Bytes wrong = ANSWER.slice(0, ANSWER.length() - 1).plus(Bytes.ofUnsigned(0));
    Annotated annotated = rtu.answer(wrong, REQUEST);
    assertFalse(annotated.sound());
    String expected = ANSWER.slice(ANSWER.length() - 2, ANSWER.length()).toHex();
    List<String> said = english(annotated);
    assertEquals("checksum ✗ " + expected, said.get(said.size() - 1));
  }

  @Test
  void whatComesBeforeAndBehindAnAnswerBelongsToNothing() {
    Bytes surrounded = Bytes.hex("FEFE").plus(ANSWER).plus(Bytes.hex("00"));
    Annotated annotated = rtu.answer(surrounded, REQUEST);
    List<Annotated.Field> fields = annotated.fields();
    assertEquals("belongs to nothing", fields.get(0).says().en());
    assertEquals(2, fields.get(0).to());
    assertEquals("unit 3", english(annotated).get(1));
    assertEquals("belongs to nothing", fields.get(fields.size() - 1).says().en());
  }

  @Test
  void anEchoBeforeAnAnswerBelongsToNothing() {
    Annotated annotated = rtu.answer(REQUEST.plus(ANSWER), REQUEST);
    assertEquals(REQUEST.length(), annotated.fields().get(0).to());
    assertEquals("checksum ✓", english(annotated).get(english(annotated).size() - 1));
  }

  @Test
  void aRefusalIsNamed() {
    assertEquals(
        List.of("unit 3", "function, refused 83", "exception code 2", "checksum ✓"),
        english(rtu.answer(Crc16.append(Bytes.hex("03 83 02")), REQUEST)));
  }

  @Test
  void modbusTcpHasAHeaderAndNoChecksum() {
    Annotator tcp = new Annotator(Form.MBAP, RegisterLayout.FUXIN);
    Bytes request = Bytes.hex("0009 0000 0006 03 03 000A 0014");
    assertEquals(
        List.of(
            "transaction 9",
            "protocol 0",
            "length 6",
            "unit 3",
            "function 03",
            "first register 10",
            "registers 20"),
        english(tcp.request(request)));
    Bytes pdu = ANSWER.slice(1, ANSWER.length() - 2);
    Annotated answer = tcp.answer(Bytes.hex("0009 0000 002B 03").plus(pdu), request);
    assertTrue(answer.sound(), answer::toString);
    assertTrue(english(answer).contains("pressure, absolute 104.25 kPa"));
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void everyOctetOfACutFrameIsNamed(int cut) {
    Bytes part = ANSWER.slice(0, cut);
    Annotated annotated = rtu.answer(part, REQUEST);
    int at = 0;
    for (Annotated.Field field : annotated.fields()) {
      assertEquals(at, field.from());
      at = field.to();
    }
    assertEquals(cut, at);
    assertEquals(part, annotated.octets());
  }

  static IntStream cuts() {
    return IntStream.range(0, ANSWER.length());
  }

  private static Bytes answer(RegisterLayout layout, Bytes request) {
    Bytes pdu =
        new ModbusMeter(3, layout, () -> FACE).answer(request.slice(1, request.length() - 2));
    return Crc16.append(Bytes.ofUnsigned(3).plus(pdu));
  }

  private static List<String> english(Annotated annotated) {
    return annotated.fields().stream()
        .map(field -> (field.says().en() + " " + field.value()).strip())
        .toList();
  }
}
