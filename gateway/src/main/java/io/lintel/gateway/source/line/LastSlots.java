package io.lintel.gateway.source.line;

import java.time.Instant;
import java.util.Optional;

/** What the history knows of a meter's slots. */
@FunctionalInterface
public interface LastSlots {
  /** When the meter's last journaled slot was due; empty for a meter that never had one. */
  Optional<Instant> lastDue(String meter);

  /** For a gateway without a history. */
  static LastSlots none() {
    return meter -> Optional.empty();
  }
}
