package io.lintel.gateway.metering;

import java.time.Duration;
import java.time.Instant;

/**
 * What somebody asked a meter to do.
 *
 * @param seq its journal number
 * @param command {@code valve_open}, {@code valve_close} …
 * @param asked the gateway's clock when it was asked for
 */
public record MeterCommand(long seq, String meter, String command, Instant asked) {
  /** A meter that sleeps carries out a command when it wakes; this long after it is given up. */
  public static final Duration WITHIN = Duration.ofHours(24);
}
