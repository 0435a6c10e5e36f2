package io.lintel.gateway.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an office's spreadsheets write for a time, and what of it can only be guessed. */
class OfficeTimeTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-22T08:00:00+08:00     | 2026-11-22T08:00:00+08:00",
        "2026-11-22T08:00:30.25Z       | 2026-11-22T08:00:30.250Z",
        "2026-11-22 08:00 +0800        | 2026-11-22T08:00+08:00",
        "2026-11-03 08:05              | 2026-11-03T08:05",
        "2026-11-03 08:05:07           | 2026-11-03T08:05:07",
        "2026/11/3 8:05                | 2026-11-03T08:05",
        "2026.11.3 8:05                | 2026-11-03T08:05",
        "2026/11/3 上午8:05             | 2026-11-03T08:05",
        "2026/11/3 上午 8:05:00         | 2026-11-03T08:05:00",
        "2026/11/3 下午 1:05            | 2026-11-03T13:05",
        "2026/11/3 下午 12:05           | 2026-11-03T12:05",
        "2026/11/3 上午 12:05           | 2026-11-03T00:05",
        "2026/11/3 下午 13:05           | 2026-11-03T13:05",
        "2026/11/3 晚上8:05             | 2026-11-03T20:05",
        "2026/11/3 中午12:05            | 2026-11-03T12:05",
        "2026/11/3 中午1:05             | 2026-11-03T13:05",
        "2026年11月3日 8:05              | 2026-11-03T08:05",
        "2026年11月3日8时5分30秒          | 2026-11-03T08:05:30",
        "2026年11月3日 下午3点            | 2026-11-03T15:00",
        "２０２６／１１／３ ８：０５          | 2026-11-03T08:05",
        "2026/11/3 8:05 AM             | 2026-11-03T08:05",
        "2026-11-03 12:05 am           | 2026-11-03T00:05",
        "11/30/2026 8:05               | 2026-11-30T08:05",
        "30.11.2026 8:05               | 2026-11-30T08:05",
        "12/12/2026 9:05 PM            | 2026-12-12T21:05",
        "20261103 0805                 | 2026-11-03T08:05",
        "20261103080507                | 2026-11-03T08:05:07",
      })
  void itIsRead(String written, String iso) throws OfficeTime.Unclear {
    assertEquals(iso, OfficeTime.iso(written));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "12/1/2026 8:05 AM      | either way round",
        "1-12-2026 8:05         | either way round",
        "2026-11-30             | without a time of day",
        "2026年11月30日           | without a time of day",
        "20261130               | without a time of day",
        "46329.3368             | number by which a spreadsheet keeps",
        "46329                  | number by which a spreadsheet keeps",
        "2026-11-31 8:05        | no such day",
        "2026-02-29 8:05        | no such day",
        "2026-11-03 25:00       | no such time",
        "2026-11-03 8:61        | no such time",
        "2026/11/3 上午 13:05    | before noon",
        "2026/11/3 上午 8:05 PM  | one half",
        "2026/11/3 晚上12:05     | midnight of which day",
        "2026-11-38:05          | expected a date",
        "2026-11-3 8:5          | expected a date",
        "2026-11-3 8            | expected a date",
        "11/3/26 8:05           | expected a date",
        "tomorrow               | expected a date",
        "8:05                   | expected a date",
      })
  void itIsNotGuessed(String written, String because) {
    String says = assertThrows(OfficeTime.Unclear.class, () -> OfficeTime.iso(written)).says();
    assertTrue(says.contains(because), says);
  }
}
