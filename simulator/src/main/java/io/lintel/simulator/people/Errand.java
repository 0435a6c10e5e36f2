package io.lintel.simulator.people;

import io.lintel.simulator.town.Door;
import java.util.Locale;

/**
 * What somebody is to do behind which door.
 *
 * @param visit the work order's number
 * @param meter the meter behind the door
 */
public record Errand(String visit, Kind kind, Door door, String customer, String meter) {
  /** What the call is for, spelled as the contract spells kinds of visits. */
  public enum Kind {
    METER_READING,
    SAFETY_CHECK,
    REPAIR,
    EMERGENCY,
    METER_REPLACEMENT,
    GAS_ON,
    PIPE_ALTERATION,
    WALK_VISIT;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the customer is called beforehand to say when somebody comes. */
    boolean isAnnounced() {
      return this == METER_REPLACEMENT || this == GAS_ON || this == PIPE_ALTERATION;
    }
  }
}
