package io.lintel.gateway.projection;

import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.projection.UtilityDays.Window;
import java.time.Instant;

/** Whether a recorder was in somebody's hands at some time in a window. */
final class Hands {
  /** Stands for the end of a hand-out that nobody ended. */
  static final Instant WHILE_IT_LASTS = Instant.parse("9999-01-01T00:00:00Z");

  private Hands() {}

  static boolean overlaps(CustodySpan span, Window window) {
    Instant to = span.to();
    return span.from().isBefore(window.to()) && (to == null || to.isAfter(window.from()));
  }
}
