package io.lintel.gateway.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTimeTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T08:00:00+08:00, 2026-11-22T00:00:00Z",
    "2026-11-22T08:00:00.5Z, 2026-11-22T08:00:00.5Z",
    "2026-11-22t08:00:00z, 2026-11-22T08:00:00Z",
    "2026-11-22 08:00:00, 2026-11-22T00:00:00Z",
    "2026-11-22T08:00, 2026-11-22T00:00:00Z",
    "2026-11-22T08:00:00+0530, 2026-11-22T02:30:00Z",
    "2026-11-22T08:00:00-03, 2026-11-22T11:00:00Z",
    "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
    "2026-11-22T08:00:00.123456789Z, 2026-11-22T08:00:00.123456789Z",
  })
  void timesAreReadAsDevicesWriteThem(String text, Instant instant) {
    assertEquals(instant, DeviceTime.parse(text, SHANGHAI));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2026-11-22",
        "2026-13-01T00:00:00Z",
        "2026-02-30T00:00:00Z",
        "2026-11-22T24:00:00Z",
        "2026-11-22T08:00:00+19:00",
        "2026-11-22T08:00:61Z",
        "2026-11-22T08:00:00Zx",
        "2026-11-22T08:00:00.Z",
        "1763769600"
      })
  void anythingElseIsNoTime(String text) {
    assertNull(DeviceTime.parse(text, SHANGHAI));
  }

  @Test
  void onlyATimeThatSaysSoHasAnOffset() {
    assertTrue(DeviceTime.hasOffset("2026-11-22T08:00:00+08:00"));
    assertTrue(DeviceTime.hasOffset("2026-11-22T00:00:00Z"));
    assertFalse(DeviceTime.hasOffset("2026-11-22T08:00:00"));
    assertFalse(DeviceTime.hasOffset("soon"));
  }
}
