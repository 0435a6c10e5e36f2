package io.lintel.meter.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineTimingTest {
  @ParameterizedTest
  @CsvSource({
    "2400, NONE, 4166666, 16041667",
    "9600, NONE, 1041666, 4010417",
    "9600, EVEN, 1145833, 4010417",
    "19200, NONE, 520833, 2005209",
    "38400, EVEN, 286458, 1750000",
    "115200, NONE, 86805, 1750000"
  })
  void silenceIsThreeAndAHalfCharactersOfElevenBitsUpTo19200Baud(
      int baud, Parity parity, long character, long silence) {
    LineTiming timing = LineTiming.of(new LineSettings(baud, 8, parity, 1));
    assertEquals(character, timing.characterNanos());
    assertEquals(silence, timing.silenceNanos());
    assertEquals(53 * character, timing.wireNanos(53));
  }
}
