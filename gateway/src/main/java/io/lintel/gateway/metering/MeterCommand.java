package io.lintel.gateway.metering;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked a meter to do.
 *
 * @param seq its journal number
 * @param command {@code valve_open}, {@code valve_close} …
 * @param asked when it was given, by whoever gave it; not after the gateway heard of it
 * @param expires after when the meter does not carry it out any more, or null if nobody said
 */
public record MeterCommand(
    long seq, String meter, String command, Instant asked, @Nullable Instant expires) {
  /** A meter that sleeps carries out a command when it wakes; this long after it is given up. */
  public static final Duration WITHIN = Duration.ofHours(24);

  /** Until when the meter may carry it out. */
  public Instant until() {
    Instant givenUp = asked.plus(WITHIN);
    return expires == null || expires.isAfter(givenUp) ? givenUp : expires;
  }
}
