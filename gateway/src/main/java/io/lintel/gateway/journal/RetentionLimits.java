package io.lintel.gateway.journal;

import java.time.Duration;
import java.util.Optional;

/**
 * For how long octets are kept that are bulk and no evidence. The entries stay: number, sender,
 * times, body, and of what was rejected the reason, the length and the SHA-256.
 *
 * @param rejected octets of payloads that could not be understood; empty: for ever
 * @param frames octets of readings, beside the reading that was made of them, once every sink has
 *     taken it; empty: for ever
 */
public record RetentionLimits(Optional<Duration> rejected, Optional<Duration> frames) {
  /** What was rejected can be looked into for a quarter of a year; readings keep their frames. */
  public static final RetentionLimits DEFAULT =
      new RetentionLimits(Optional.of(Duration.ofDays(90)), Optional.empty());
}
