package io.lintel.gateway.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
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

  /** The grammar in one line, against many texts that differ from a time in a few places. */
  @Test
  void whatIsReadIsWhatTheGrammarSays() {
    Pattern grammar =
        Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\d[Tt ]\\d\\d:\\d\\d(:\\d\\d([.,]\\d{1,9})?)?"
                + "(Z|z|[+-]\\d\\d(:?\\d\\d)?)?");
    List<String> times =
        List.of(
            "2026-11-22T08:00:00.123456789+08:00",
            "2026-11-22 08:00",
            "2026-11-22t08:00:00,5z",
            "2026-11-12T08:00:10-0330",
            "2026-11-12T08:10+01");
    SplittableRandom random = new SplittableRandom(17);
    int read = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder(times.get(i % times.size()));
      for (int changes = random.nextInt(3); changes >= 0 && text.length() > 1; changes--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, oneOf("0123:-+.,ZzTt x\u0663", random));
          case 2 -> text.setCharAt(at, oneOf("0123:-+.,ZzTt x\u0663", random));
          default -> text.setLength(at + 1);
        }
      }
      Instant instant = DeviceTime.parse(text.toString(), SHANGHAI);
      if (!grammar.matcher(text).matches()) {
        assertNull(instant, text::toString);
      } else if (instant != null) {
        read++;
        assertEquals(
            text.toString().replaceAll("^.{10}.*?(?=[Zz+-]|$)", "").isEmpty(),
            !DeviceTime.hasOffset(text.toString()),
            text::toString);
      }
    }
    assertTrue(read > 1_000, "times among the texts: " + read);
  }

  private static char oneOf(String chars, SplittableRandom random) {
    return chars.charAt(random.nextInt(chars.length()));
  }

  @Test
  void onlyATimeThatSaysSoHasAnOffset() {
    assertTrue(DeviceTime.hasOffset("2026-11-22T08:00:00+08:00"));
    assertTrue(DeviceTime.hasOffset("2026-11-22T00:00:00Z"));
    assertFalse(DeviceTime.hasOffset("2026-11-22T08:00:00"));
    assertFalse(DeviceTime.hasOffset("soon"));
  }
}
