package io.lintel.gateway.source.line;

import java.time.Instant;
import java.util.List;

/** What the history knows of a meter's slots. */
@FunctionalInterface
public interface LastSlots {
  /** How many are asked for of each meter: they must not be read a second time. */
  int MOST = 2_000;

  /** When the meter's last journaled slots were due, at most {@link #MOST}, in any order. */
  List<Instant> lastDue(String meter);

  /** For a gateway without a history. */
  static LastSlots none() {
    return meter -> List.of();
  }
}
