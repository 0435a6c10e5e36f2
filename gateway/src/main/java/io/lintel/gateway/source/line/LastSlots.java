package io.lintel.gateway.source.line;

import java.time.Instant;
import java.util.List;

/** What the history knows of a meter's slots. */
@FunctionalInterface
public interface LastSlots {
  /**
   * How many are asked for of each meter: they must not be read a second time. They are the last 33
   * hours of a meter that is read each minute, and half an hour of one that is read each second,
   * the shortest there is: after a restart with a clock that stands farther back than that, a slot
   * may be read once more.
   */
  int MOST = 2_000;

  /** When the meter's last journaled slots were due, at most {@link #MOST}, in any order. */
  List<Instant> lastDue(String meter);

  /** For a gateway without a history. */
  static LastSlots none() {
    return meter -> List.of();
  }
}
