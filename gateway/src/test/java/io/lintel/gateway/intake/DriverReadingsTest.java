package io.lintel.gateway.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.journal.Identity;
import io.lintel.gateway.journal.Observation;
import io.lintel.meter.reading.MeasuredValue;
import io.lintel.meter.reading.MeterReading;
import io.lintel.meter.reading.Quantity;
import io.lintel.meter.wire.Bytes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriverReadingsTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** Four polls of a meter that was reset, or whose clock stands: four readings, dated by us. */
  @ParameterizedTest(name = "a clock that shows {0}: stated {1}")
  @CsvSource({
    "2000-01-01T00:00:00, ",
    "2099-12-31T23:59:59, ",
    "2026-11-20T08:00:00, ",
    "2026-11-22T07:00:00, 2026-11-22T07:00"
  })
  void pollsAreReadingsOfTheirOwnWhateverTheMetersClockSays(String clock, @Nullable String stated) {
    LocalDateTime shown = LocalDateTime.parse(clock);
    MeterReading reading = new MeterReading(null, List.of(), Set.of(), shown, Bytes.empty());
    Set<Optional<Identity>> identities = new HashSet<>();
    for (int quarter = 0; quarter < 4; quarter++) {
      Instant due = Instant.parse("2026-11-22T00:00:00Z").plusSeconds(900L * quarter);
      Observation polled =
          DriverReadings.polled(
              "G-1", reading, due.toString(), ZONE, new Arrival("line:riser", due, "riser"));
      assertEquals(stated, polled.stated());
      assertEquals(due, polled.received());
      identities.add(Identity.of(polled));
      String body = new String(polled.body().toArray(), UTF_8);
      assertEquals(stated == null, body.contains("\"meter_clock\":\"" + shown + "\""), body);
      assertEquals(stated == null, body.contains("clock_implausible"), body);
    }
    assertEquals(4, identities.size());
  }

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
