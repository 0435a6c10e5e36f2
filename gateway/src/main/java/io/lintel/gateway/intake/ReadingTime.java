package io.lintel.gateway.intake;

import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.time.UnsetClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When a reading was taken, as far as its meter can tell. A meter whose clock was never set, or
 * that is ahead of any clock, says nothing of it: its reading is dated by its receipt, and what it
 * said stays beside it.
 */
public final class ReadingTime {
  static final String IMPLAUSIBLE =
      "expected a time from 2024 on and at most a day after it came; it is dated by its receipt";

  /** More than any offset from UTC, and than any clock that somebody has set. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private ReadingTime() {}

  /**
   * @param zone for a time without an offset
   * @return null where the reading states none that can be
   */
  public static @Nullable Instant of(Observation reading, ZoneId zone) {
    String stated = reading.stated();
    return stated == null || isImplausible(stated, reading.received())
        ? null
        : DeviceTime.parse(stated, zone);
  }

  /** The same in every zone; what is no time at all is not implausible. */
  static boolean isImplausible(String stated, Instant received) {
    Instant shown = DeviceTime.parse(stated, ZoneOffset.UTC);
    return shown != null
        && (UnsetClock.shows(shown)
            || (!UnsetClock.shows(received) && shown.isAfter(received.plus(AHEAD))));
  }
}
