package io.lintel.simulator.scenario;

import java.time.Instant;
import java.util.List;

/** A time without network: what would be sent in it waits for its end. */
record Outage(Instant from, Instant to) {
  /** When something that is ready at {@code at} can leave. */
  static Instant passable(Instant at, List<Outage> outages) {
    for (Outage outage : outages) {
      if (!at.isBefore(outage.from) && at.isBefore(outage.to)) {
        return outage.to;
      }
    }
    return at;
  }

  static boolean covers(Instant at, List<Outage> outages) {
    return outages.stream().anyMatch(outage -> !at.isBefore(outage.from) && at.isBefore(outage.to));
  }
}
