package io.lintel.gateway.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Instants and durations as microseconds (since 1970): all that the journal keeps, and quick to
 * compare by the thousand.
 */
public final class Micros {
  public static final long SECOND = 1_000_000L;

  private Micros() {}

  public static long of(Instant instant) {
    return instant.getEpochSecond() * SECOND + instant.getNano() / 1_000;
  }

  public static long of(Duration duration) {
    return duration.getSeconds() * SECOND + duration.getNano() / 1_000;
  }

  public static Instant instant(long micros) {
    long seconds = Math.floorDiv(micros, SECOND);
    return Instant.ofEpochSecond(seconds, (micros - seconds * SECOND) * 1_000);
  }

  public static Duration duration(long micros) {
    return Duration.of(micros, ChronoUnit.MICROS);
  }
}
