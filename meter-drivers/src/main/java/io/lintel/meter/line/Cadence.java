package io.lintel.meter.line;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How often a meter is due, aligned to the epoch: with 15 minutes, at every full quarter of an
 * hour, whenever the gateway was started.
 */
public record Cadence(Duration every) {
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofDays(366);

  public Cadence {
    if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "every: expected from " + SHORTEST + " to " + LONGEST + ", found " + every);
    }
  }

  /** The first due moment at or after {@code when}. */
  public Instant atOrAfter(Instant when) {
    long step = every.toMillis();
    long millis = when.toEpochMilli();
    long due = Math.floorDiv(millis, step) * step;
    Instant found = Instant.ofEpochMilli(due);
    return found.isBefore(when) ? Instant.ofEpochMilli(due + step) : found;
  }

  /** The first due moment after {@code when}. */
  public Instant after(Instant when) {
    return atOrAfter(when.plusNanos(1));
  }

  /**
   * The due moments between {@code last} and {@code now}, both excluded, none older than {@code
   * oldest}.
   */
  public List<Instant> between(Instant last, Instant now, Instant oldest) {
    List<Instant> found = new ArrayList<>();
    Instant due = after(last);
    if (due.isBefore(oldest)) {
      due = atOrAfter(oldest);
    }
    for (; due.isBefore(now); due = after(due)) {
      found.add(due);
    }
    return found;
  }
}
