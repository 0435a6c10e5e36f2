package io.lintel.gateway.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instants are written as they are everywhere else. */
class InstantTextTest {
  private final InstantText text = new InstantText();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-02T00:00:00Z",
        "2026-03-02T23:59:59.999999999Z",
        "2026-03-02T09:05:07.100Z",
        "2026-03-02T09:05:07.000100Z",
        "2026-03-02T09:05:07.000000500Z",
        "1969-12-31T23:59:59.500Z",
        "0000-01-01T00:00:00Z",
        "-0001-12-31T12:00:00Z",
        "+12026-03-02T12:00:00Z"
      })
  void writesWhatItRead(String written) {
    assertEquals(written, text.of(Instant.parse(written)));
  }

  @Test
  void writesAsInstantsDo() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      long second = 1_772_409_600L + random.nextInt(200_000);
      int nanos = random.nextInt(1_000) * (random.nextBoolean() ? 1_000_000 : 1_000);
      Instant instant = Instant.ofEpochSecond(second, nanos);
      assertEquals(instant.toString(), text.of(instant));
    }
  }
}
