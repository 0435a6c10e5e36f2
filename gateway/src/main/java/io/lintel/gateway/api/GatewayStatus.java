package io.lintel.gateway.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far each part has come; asked anew for every answer, without blocking. */
public interface GatewayStatus {
  Now now();

  /**
   * @param last the journal's last entry
   * @param takenIn observations since the process began, duplicates and all
   * @param projected the last entry whose consequences can be read
   * @param openFindings that wait for a person
   * @param time the gateway's clock
   */
  record Now(
      long last, long takenIn, long projected, long openFindings, List<Sink> sinks, Instant time) {}

  /**
   * @param cursor the last entry it is done with: delivered, or set aside
   * @param lastAccepted when the target last accepted anything; null if it never did
   * @param setAside entries the target refuses
   */
  record Sink(
      String name,
      long cursor,
      @Nullable String lastError,
      @Nullable Instant lastAccepted,
      long setAside) {}
}
