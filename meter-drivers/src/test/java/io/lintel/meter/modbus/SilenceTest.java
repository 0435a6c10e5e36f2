package io.lintel.meter.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.meter.spi.LineSettings;
import io.lintel.meter.spi.Parity;
import io.lintel.meter.spi.PollOutcome;
import io.lintel.meter.wire.Bytes;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceTest {
  @ParameterizedTest
  @CsvSource({
    "2400, NONE, 16041667",
    "9600, NONE, 4010417",
    "9600, EVEN, 4010417",
    "19200, NONE, 2005209",
    "38400, EVEN, 1750000",
    "115200, NONE, 1750000"
  })
  void silenceIsThreeAndAHalfCharactersOfElevenBitsUpTo19200Baud(
      int baud, Parity parity, long nanos) {
    ModbusDriver driver =
        new ModbusDriver(
            Framing.RTU,
            DeviceLimits.DEFAULT,
            List.of(new RegisterSpan(RegisterTable.HOLDING, 0, 1)),
            image -> new PollOutcome.Written(Bytes.empty()));
    assertEquals(nanos, driver.silence(new LineSettings(baud, 8, parity, 1)).toNanos());
  }
}
