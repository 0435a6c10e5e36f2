package io.lintel.gateway.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.meter.reading.MeasuredValue;
import io.lintel.meter.reading.MeterReading;
import io.lintel.meter.reading.Quantity;
import io.lintel.meter.wire.Bytes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriverReadingsTest {
  @ParameterizedTest(name = "{0} {1} is {2} kPa")
  @CsvSource({
    "1.01325, bar, 101.325",
    "102.212, kPa, 102.212",
    "1013.25, mbar, 101.325",
    "0.5, MPa, 500"
  })
  void pressureIsStatedInKilopascalsExactly(String value, String unit, String kilopascals) {
    MeterReading reading =
        new MeterReading(
            null,
            List.of(MeasuredValue.current(Quantity.PRESSURE, new BigDecimal(value), unit)),
            Set.of(),
            null,
            Bytes.empty());
    String body =
        new String(
            DriverReadings.observation(
                    "G-1",
                    reading,
                    null,
                    null,
                    new Arrival("line:riser", Instant.parse("2026-11-22T00:00:00Z"), "line:riser"))
                .body()
                .toArray(),
            UTF_8);
    assertTrue(body.contains("\"pressure_kpa\":\"" + kilopascals + "\""), body);
  }
}
