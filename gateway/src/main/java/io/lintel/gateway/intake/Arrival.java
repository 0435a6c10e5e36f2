package io.lintel.gateway.intake;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How a payload came.
 *
 * @param source {@code mqtt}, {@code coap}, {@code http} …
 * @param received the gateway's clock, cut to the microsecond
 * @param where topic, path or line: what a person needs to find the sender
 */
public record Arrival(String source, Instant received, String where) {
  public Arrival {
    received = received.truncatedTo(ChronoUnit.MICROS);
  }
}
