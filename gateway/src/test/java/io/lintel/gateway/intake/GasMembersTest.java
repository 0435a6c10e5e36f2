package io.lintel.gateway.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.metering.GasFigures;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which conditions a pushed figure is of. */
class GasMembersTest {
  @ParameterizedTest(name = "{0}: line {1}, base {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'volume_m3':'7'                                                | 7 | ",
        "'volume_m3':'7','conditions':'line'                            | 7 | ",
        "'volume_m3':'7','conditions':'base'                            |   | 7",
        "'volume_m3':'7','conditions':'Normal'                          |   | 7",
        "'volume_m3':'7','conditions':'?'                               |   | ",
        "'volume_m3':'9','volume_line_m3':'7','volume_base_m3':'9'      | 7 | 9",
        "'volume_m3':'9','volume_base_m3':'9'                           |   | 9",
        "'volume_m3':'9','volume_base_m3':'n/a'                         |   | ",
        "'volume_line_m3':'7'                                           | 7 | ",
      })
  void of(String members, @Nullable BigDecimal line, @Nullable BigDecimal base) {
    String json = "{'at':'2026-11-22T08:00:00+08:00'," + members + "}";
    Entry entry =
        new Entry(
            1,
            1,
            false,
            new Intake(meter -> null)
                .readings(
                    "G-1",
                    json.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
                    Format.JSON,
                    new Arrival("mqtt", Instant.parse("2026-11-22T00:00:01Z"), "topic"))
                .accepted()
                .get(0));

    assertEquals(new GasFigures(line, base), new Facts(ZoneOffset.UTC).reading(entry).index());
  }
}
