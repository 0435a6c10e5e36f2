package io.lintel.simulator.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came before a visit.
 *
 * @param calledIn when an emergency came in; null for a visit that was planned
 * @param dispatched when the office sent somebody; null for a visit that was planned
 * @param originally when it was to be before the customer put it off; null if it was not
 * @param calls what the technician tapped in the morning: contacted, rescheduled
 */
public record Arrangement(
    @Nullable Instant calledIn,
    @Nullable Instant dispatched,
    @Nullable Instant originally,
    List<Act> calls) {
  public static final Arrangement PLANNED = new Arrangement(null, null, null, List.of());

  public Arrangement {
    calls = List.copyOf(calls);
  }
}
