package io.lintel.gateway.docking;

import java.time.Duration;

/** What a file says of how long it is, and whether that can be believed. */
final class FilmLength {
  /** A week: what claims to be longer has no length that could be believed. */
  private static final Duration LONGEST = Duration.ofDays(7);

  private FilmLength() {}

  /** Whether a recording may be so long. */
  static boolean isOne(double seconds) {
    return seconds > 0 && seconds <= LONGEST.toSeconds();
  }

  static Duration of(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1_000));
  }
}
