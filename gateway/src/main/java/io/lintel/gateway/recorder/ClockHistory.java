package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.ClockBasis;
import io.lintel.gateway.clock.ClockEvidence;
import io.lintel.gateway.clock.ClockFinding;
import io.lintel.gateway.clock.TimeBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a recorder's clock was ahead through a span of time, and why that is believed: what all
 * its times are corrected by, for a person to see.
 *
 * @param epochs power epochs, in the order in which they were; none that lie outside the span
 * @param findings of the span, by time
 */
public record ClockHistory(List<Epoch> epochs, List<ClockFinding> findings) {
  public ClockHistory {
    epochs = List.copyOf(epochs);
    findings = List.copyOf(findings);
  }

  /**
   * @param name as the recorder names it, or null
   * @param from its first word or file
   * @param to its last
   * @param stretches one, or several where the clock jumped
   */
  public record Epoch(
      @Nullable String name, TimeBounds from, TimeBounds to, List<Stretch> stretches) {
    public Epoch {
      stretches = List.copyOf(stretches);
    }
  }

  /**
   * A time in which the clock ran on.
   *
   * @param offsets in order of time, straight between each and the next as good as exactly
   * @param evidence likewise; what bounds the clock from outside the span is among it
   */
  public record Stretch(List<Offset> offsets, List<ClockEvidence> evidence) {
    public Stretch {
      offsets = List.copyOf(offsets);
      evidence = List.copyOf(evidence);
    }
  }

  /** How far the clock was ahead at {@code at}, the gateway's time. */
  public record Offset(Instant at, Duration lo, Duration estimate, Duration hi, ClockBasis basis) {}
}
