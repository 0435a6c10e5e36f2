package io.lintel.meter.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.meter.spi.LineSettings;
import io.lintel.meter.spi.Parity;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineTimingTest {
  private static final TallyDriver DRIVER = new TallyDriver(Duration.ZERO);
  private static final LineTiming SLOW = LineTiming.of(new LineSettings(9600, 8, Parity.EVEN, 1));

  @ParameterizedTest
  @CsvSource({
    "300, 7, EVEN, 33333333",
    "2400, 8, NONE, 4166666",
    "9600, 8, NONE, 1041666",
    "9600, 8, EVEN, 1145833",
    "38400, 8, EVEN, 286458"
  })
  void aCharacterHasStartDataParityAndStopBits(int baud, int data, Parity parity, long character) {
    LineTiming timing = LineTiming.of(new LineSettings(baud, data, parity, 1));
    assertEquals(character, timing.characterNanos());
    assertEquals(53 * character, timing.wireNanos(53));
  }

  @Test
  void theLineIsQuietForWhatTheDriverNeedsOrLongerWhereTheLinePauses() {
    assertEquals(4_010_417, SLOW.silenceNanos(DRIVER));
    assertEquals(4_010_417, SLOW.pausing(Duration.ofMillis(4)).silenceNanos(DRIVER));
    assertEquals(5_000_000, SLOW.pausing(Duration.ofMillis(5)).silenceNanos(DRIVER));
    assertEquals(0, LineTiming.none().silenceNanos(DRIVER));
  }
}
