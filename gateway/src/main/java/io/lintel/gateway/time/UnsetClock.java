package io.lintel.gateway.time;

import java.time.Instant;

/** What a machine's clock shows that was never set. */
public final class UnsetClock {
  /** Nobody ran this before; a clock that shows less was never set. */
  private static final Instant EARLIEST = Instant.parse("2024-01-01T00:00:00Z");

  private UnsetClock() {}

  /** Whether {@code shown} is before anybody could have run this. */
  public static boolean shows(Instant shown) {
    return shown.isBefore(EARLIEST);
  }
}
