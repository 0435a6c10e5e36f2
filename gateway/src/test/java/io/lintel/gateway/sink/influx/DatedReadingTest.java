package io.lintel.gateway.sink.influx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Facts;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Observation;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pushed reading is dated by its meter's clock where that can be right, else by its receipt. */
class DatedReadingTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String RECEIVED = "2026-11-22T04:00:00Z";

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:07Z",
    "0001-01-01T00:00:00Z",
    "2000-01-01T08:00:00+08:00",
    "2023-12-31T23:59:59",
    "2026-11-23T04:00:01Z",
    "2099-12-31T23:59:59",
    "9999-12-31T23:59:59Z"
  })
  void aTimeThatCannotBeIsKeptAndDatesNothing(String stated) {
    Entry entry = entry(stated, RECEIVED);

    assertEquals(null, audited(entry));
    assertEquals(RECEIVED, uploaded(entry));
    assertEquals(stated, entry.observation().stated());
    assertEquals(
        "{\"quality\":{\"doubted\":{\"at\":\"expected a time from 2024 on and at most a day after"
            + " it came; it is dated by its receipt\"}},\"volume_m3\":\"1\"}",
        body(entry));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-01T00:00:00Z, 2024-01-01T00:00:00Z",
    "2026-11-22T12:00:00, 2026-11-22T04:00:00Z",
    "2026-11-23T03:59:59Z, 2026-11-23T03:59:59Z"
  })
  void aTimeThatCanBeDatesItsReading(String stated, String at) {
    Entry entry = entry(stated, RECEIVED);

    assertEquals(Instant.parse(at), audited(entry));
    assertEquals(at, uploaded(entry));
    assertEquals("{\"volume_m3\":\"1\"}", body(entry));
  }

  /** A gateway whose own clock is not set yet cannot say that a meter's is ahead. */
  @ParameterizedTest
  @CsvSource({"2026-11-22T04:00:00Z, false", "1970-01-01T00:00:07Z, true"})
  void nothingOfAnUnsetClockIsUploadedUnderItsTime(String stated, boolean undated) {
    assertEquals(undated, ReadingPoint.isUndated(entry(stated, "1970-01-01T00:10:00Z"), ZONE));
  }

  private static Entry entry(String stated, String received) {
    String payload = "{\"at\":\"" + stated + "\",\"seq\":7,\"volume_m3\":\"1\"}";
    Arrival arrival = new Arrival("mqtt", Instant.parse(received), "here");
    Observation reading =
        new Intake(meter -> null)
            .readings("G-1", payload.getBytes(UTF_8), Format.JSON, arrival)
            .accepted()
            .get(0);
    return new Entry(1, 1, false, reading);
  }

  private static @Nullable Instant audited(Entry entry) {
    return new Facts(ZONE).reading(entry).stated();
  }

  private static String uploaded(Entry entry) {
    long nanos = ReadingPoint.of(entry, ZONE).nanos();
    return Instant.ofEpochSecond(0, nanos).toString();
  }

  private static String body(Entry entry) {
    return new String(entry.observation().body().toArray(), UTF_8);
  }
}
