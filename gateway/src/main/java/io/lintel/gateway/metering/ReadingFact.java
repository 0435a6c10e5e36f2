package io.lintel.gateway.metering;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A meter's reading as the audit needs it.
 *
 * @param seq its journal number
 * @param stated the meter's clock, or null where it states none
 * @param received the gateway's clock when it came
 * @param source where it came in; readings of lines are scheduled, others may be on site
 * @param index in m³
 * @param flow in m³/h
 * @param valveOpen how the meter says its valve stands, or null where it does not say
 * @param alarms as the meter names them
 */
public record ReadingFact(
    long seq,
    String meter,
    @Nullable Instant stated,
    Instant received,
    String source,
    GasFigures index,
    GasFigures flow,
    @Nullable Boolean valveOpen,
    List<String> alarms) {
  public ReadingFact {
    alarms = List.copyOf(alarms);
  }
}
