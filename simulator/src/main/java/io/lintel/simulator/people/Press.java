package io.lintel.simulator.people;

import java.time.Instant;

/** What happens to a recorder in its bearer's hands. */
public record Press(Instant at, Button button) {
  /** A fresh battery is put in by {@link #POWER_ON}. */
  public enum Button {
    POWER_ON,
    START,
    STOP,
    BATTERY_DIES
  }
}
