package io.lintel.gateway.intake;

import io.lintel.gateway.intake.JsonValue.Fields;
import io.lintel.gateway.intake.JsonValue.Text;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.meter.wire.Bytes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What happens to the gateway itself. Clock estimates need it: a flush after a connect is not live.
 */
public final class GatewayLife {
  private GatewayLife() {}

  /**
   * @param source whose life: {@code gateway}, {@code mqtt}, {@code line:north-riser}
   * @param event {@code started}, {@code connected}, {@code disconnected}
   * @param at when; it is the stated time too, or the second connect would be the first's duplicate
   */
  public static Observation observation(String source, String event, String detail, Instant at) {
    Instant received = at.truncatedTo(ChronoUnit.MICROS);
    Fields body = new Fields().with("event", new Text(event)).with("detail", new Text(detail));
    return new Observation(
        Kind.GATEWAY,
        source,
        source,
        received.toString(),
        null,
        null,
        null,
        received,
        CanonicalJson.bytes(body),
        Bytes.empty());
  }
}
