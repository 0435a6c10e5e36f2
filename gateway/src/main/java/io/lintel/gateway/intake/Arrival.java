package io.lintel.gateway.intake;

import io.lintel.gateway.identity.Speaker;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How a payload came.
 *
 * @param source {@code mqtt}, {@code coap}, {@code http} …
 * @param received the gateway's clock, cut to the microsecond
 * @param where topic, path or line: what a person needs to find the sender
 * @param speaker who brought it, as the door found out
 */
public record Arrival(String source, Instant received, String where, Speaker speaker) {
  public Arrival {
    received = received.truncatedTo(ChronoUnit.MICROS);
  }

  /** On a way of the gateway's own, where nobody else can speak: its lines, its folders. */
  public Arrival(String source, Instant received, String where) {
    this(source, received, where, Speaker.OWN);
  }
}
