package io.lintel.meter.line;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a meter that does not answer is left alone, so that it costs the others little: after
 * each failed slot twice as long, up to a limit, and asked once instead of several times.
 */
public final class BackOff {
  private final Limits limits;
  private int failures;
  private @Nullable Instant failedAt;

  /**
   * @param attempts how often a meter is asked in one slot while it is healthy
   * @param first pause after the first failed slot
   * @param most where the doubling ends
   */
  public record Limits(int attempts, Duration first, Duration most) {
    public static final Limits DEFAULT =
        new Limits(3, Duration.ofSeconds(10), Duration.ofMinutes(10));
  }

  BackOff(Limits limits) {
    this.limits = limits;
  }

  void failed(Instant now) {
    failures++;
    failedAt = now;
  }

  void answered() {
    failures = 0;
    failedAt = null;
  }

  /** The end of the pause, if {@code now} lies in it; a clock set back ends it too. */
  Optional<Instant> pausedUntil(Instant now) {
    if (failedAt == null) {
      return Optional.empty();
    }
    Instant until = failedAt.plus(pause());
    return now.isBefore(until) && !now.isBefore(failedAt) ? Optional.of(until) : Optional.empty();
  }

  int failures() {
    return failures;
  }

  int attempts() {
    return failures == 0 ? limits.attempts() : 1;
  }

  private Duration pause() {
    Duration pause = limits.first();
    for (int i = 1; i < failures && pause.compareTo(limits.most()) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(limits.most()) < 0 ? pause : limits.most();
  }
}
