package io.lintel.gateway.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.journal.Identity;
import io.lintel.gateway.journal.Observation;
import io.lintel.meter.reading.MeasuredValue;
import io.lintel.meter.reading.MeasuredValue.Function;
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
import org.junit.jupiter.api.Test;
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

  /** A number says nothing without its unit: the member's own, exactly, or it is left out. */
  @ParameterizedTest(name = "{0}: {1} {2} is {3}: {4}")
  @CsvSource({
    "VOLUME, 1234.567, m3, volume_m3, 1234.567",
    "VOLUME, 1234567, L, volume_m3, 1234.567",
    "VOLUME_BASE, 1234567, dm3, volume_m3, 1234.567",
    "VOLUME_LINE, 12.5, hL, volume_m3, 1.25",
    "VOLUME, 1000, [cft_i], volume_m3, 28.316846",
    "VOLUME, 3, ft3, volume_m3, 0.08495",
    "VOLUME, 1000, [gal_us], , volume_in_other_unit",
    "VOLUME_BASE, 7, therm, , volume_base_in_other_unit",
    "FLOW, 2500, L/h, flow_m3h, 2.5",
    "FLOW_BASE, 2, m3/s, flow_m3h, 7200",
    "FLOW_BASE, 2, m3/s, flow_base_m3h, 7200",
    "FLOW_LINE, 2, m3/h, flow_line_m3h, 2",
    "VOLUME_BASE, 1234567, dm3, volume_base_m3, 1234.567",
    "VOLUME_LINE, 1234567, dm3, volume_line_m3, 1234.567",
    "FLOW, 24, m3/d, , flow_in_other_unit",
    "TEMPERATURE, 18.5, Cel, temperature_c, 18.5",
    "TEMPERATURE, 291.65, K, temperature_c, 18.5",
    "TEMPERATURE, 65.3, [degF], , temperature_in_other_unit",
    "PRESSURE, 1.01325, bar, pressure_kpa, 101.325",
    "PRESSURE, 102.212, kPa, pressure_kpa, 102.212",
    "PRESSURE, 1013.25, mbar, pressure_kpa, 101.325",
    "PRESSURE, 0.5, MPa, pressure_kpa, 500",
    "PRESSURE, 14.7, [psi], , pressure_in_other_unit",
    "BATTERY_VOLTAGE, 3600, mV, battery_v, 3.6",
    "BATTERY_VOLTAGE, 72, %, , battery_voltage_in_other_unit"
  })
  void aNumberIsTakenInItsUnit(
      Quantity quantity, String value, String unit, @Nullable String member, String says) {
    String body = body(MeasuredValue.current(quantity, new BigDecimal(value), unit));
    if (member != null) {
      assertTrue(body.contains("\"%s\":\"%s\"".formatted(member, says)), body);
      assertFalse(body.contains("in_other_unit"), body);
    } else {
      assertTrue(body.contains("\"alarms\":[\"" + says + "\"]"), body);
      assertFalse(body.contains("_m3\"") || body.contains("_kpa\""), body);
    }
    assertTrue(body.contains("\"unit\":\"" + unit + "\""), "as the meter said it: " + body);
  }

  /** What was, or the most and least there was, is not what is. */
  @Test
  void onlyWhatTheMeterShowsNowIsItsIndex() {
    BigDecimal seven = BigDecimal.valueOf(7);
    for (MeasuredValue other :
        List.of(
            new MeasuredValue(Quantity.VOLUME, seven, "m3", 1, 0, 0, Function.INSTANTANEOUS),
            new MeasuredValue(Quantity.VOLUME, seven, "m3", 0, 1, 0, Function.INSTANTANEOUS),
            new MeasuredValue(Quantity.VOLUME, seven, "m3", 0, 0, 0, Function.MAXIMUM),
            new MeasuredValue(Quantity.VOLUME, seven, "m3", 0, 0, 0, Function.ERROR))) {
      assertFalse(body(other).contains("volume_m3"), other.toString());
    }
  }

  private static String body(MeasuredValue value) {
    MeterReading reading = new MeterReading(null, List.of(value), Set.of(), null, Bytes.empty());
    Arrival arrival = new Arrival("line:riser", Instant.parse("2026-11-22T00:00:00Z"), "riser");
    Observation kept = DriverReadings.observation("G-1", reading, null, null, arrival);
    return new String(kept.body().toArray(), UTF_8);
  }
}
