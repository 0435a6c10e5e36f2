package io.lintel.gateway.intake;

import io.lintel.gateway.intake.JsonValue.Fields;
import io.lintel.gateway.intake.JsonValue.Numeral;
import io.lintel.gateway.intake.JsonValue.Text;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.meter.wire.Bytes;
import java.time.Instant;

/**
 * How a due reading ended, as an observation.
 *
 * @param line the line's id
 * @param outcome {@code read}, {@code failed} or {@code not_attempted}
 * @param why a stable word, and after a colon the rest in words; empty where it was read
 * @param attempts how often the meter was asked
 * @param heard what came instead of an answer in the last attempt; empty if nothing did
 */
public record SlotReport(
    String meter, String line, Instant due, String outcome, String why, int attempts, Bytes heard) {
  public Observation observation(Arrival arrival) {
    Fields body =
        new Fields()
            .with("line", new Text(line))
            .with("outcome", new Text(outcome))
            .with("attempts", new Numeral(Integer.toString(attempts)));
    if (!why.isEmpty()) {
      body.with("why", new Text(why));
    }
    return new Observation(
        Kind.SLOT,
        arrival.source(),
        meter,
        due.toString(),
        null,
        null,
        null,
        arrival.received(),
        arrival.speaker().voice(),
        CanonicalJson.bytes(body),
        heard);
  }
}
