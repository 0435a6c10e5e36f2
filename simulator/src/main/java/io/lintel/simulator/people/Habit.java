package io.lintel.simulator.people;

import java.util.Locale;

/** How a technician treats the recorder at one door. */
public enum Habit {
  /** On well before the knock, off after leaving. */
  CAREFUL,
  /** On seconds before the knock. */
  JUST_IN_TIME,
  LATE_BY_SECONDS,
  LATE_BY_MINUTES,
  NEVER,
  /** Stopped in the middle, and sometimes started again. */
  STOPPED_INSIDE,
  /** The battery gives out in the middle: a breach, but nobody's fault. */
  BATTERY_DIES;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
