package io.lintel.gateway.metering;

import java.time.Instant;
import java.util.List;

/**
 * What the day of a case is to its meters.
 *
 * @param begins the day's first instant in the utility's zone
 * @param ends exclusive
 * @param calls other visits at the case's meters, due on this day or the two beside it, by visit,
 *     then meter
 */
public record MeterDay(Instant begins, Instant ends, List<MeterCall> calls) {
  public MeterDay {
    calls = List.copyOf(calls);
  }

  public boolean holds(Instant when) {
    return !when.isBefore(begins) && when.isBefore(ends);
  }
}
