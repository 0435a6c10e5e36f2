package io.lintel.simulator.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.meter.wire.Bytes;
import java.time.LocalDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModbusMeterTest {
  private static final GasState STATE =
      new GasState(
          8_431_026_700L,
          7_204_513_000L,
          12.75,
          18.5,
          104.25,
          Set.of("alarm", "battery_low", "reverse_flow"),
          LocalDateTime.parse("2026-11-22T08:15:30"));

  @Test
  void aFuxinMeterKeepsBothIndexesInBcdWithFourDecimals() {
    assertEquals(
        "0306000084310267", ask(RegisterLayout.FUXIN, "03 0012 0003"), "base volume, register 18");
    assertEquals("0306000072045130", ask(RegisterLayout.FUXIN, "03 0017 0003"));
    assertEquals("030442D08000", ask(RegisterLayout.FUXIN, "03 001C 0002"), "104.25 kPa");
  }

  @Test
  void anEk280CountsCubicMetresInTwoWordsAndTheRestInOne() {
    // 8431 = 20EFh, 267 = 010Bh.
    assertEquals("0306000020EF010B", ask(RegisterLayout.EK280, "03 0002 0003"));
    assertEquals("03040000", ask(RegisterLayout.EK280, "03 000E 0002").substring(0, 8));
    assertEquals("030400000041", ask(RegisterLayout.EK280, "03 000E 0002"), "alarm and battery");
    assertEquals("0306261122081530", ask(RegisterLayout.EK280, "03 0014 0003"), "its clock");
  }

  @Test
  void aThermalMassMeterSwapsTheWordsOfItsInputRegisters() {
    assertEquals("040420EF0000", ask(RegisterLayout.THERMAL_MASS, "04 0002 0002"));
    assertEquals("04020004", ask(RegisterLayout.THERMAL_MASS, "04 0008 0001"), "reverse flow");
  }

  @Test
  void aGenericMeterShowsFloats() {
    assertEquals("030441940000", ask(RegisterLayout.GENERIC_FLOAT, "03 0004 0002"), "18.5 degrees");
  }

  @ParameterizedTest
  @CsvSource({
    "03 0000 0001, 8302, below the first register",
    "03 001D 0002, 8302, beyond the last register",
    "04 000A 0001, 8402, the other table",
    "03 000A 0000, 8303, no register",
    "03 000A 007E, 8303, more than 125 registers",
    "03 000A, 8303, cut short",
    "06 000A 0001, 8602, a register that cannot be written",
    "10 03E8 0002 04 0001, 9003, fewer octets than announced",
    "2B 0E0100, AB01, an unknown function"
  })
  void whatCannotBeServedIsRefusedWithItsCode(String request, String answer, String why) {
    assertEquals(answer, ask(RegisterLayout.FUXIN, request), why);
  }

  @Test
  void settingsAreWrittenOneByOneOrTogetherAndReadBack() {
    ModbusMeter meter = new ModbusMeter(1, RegisterLayout.FUXIN, () -> STATE);
    assertEquals("0603E81234", answer(meter, "06 03E8 1234"));
    assertEquals("1003E90002", answer(meter, "10 03E9 0002 04 00010002"));
    assertEquals("0306123400010002", answer(meter, "03 03E8 0003"));
  }

  private static String ask(RegisterLayout layout, String request) {
    return answer(new ModbusMeter(1, layout, () -> STATE), request);
  }

  private static String answer(ModbusMeter meter, String request) {
    return meter.answer(Bytes.hex(request)).toHex();
  }
}
