package io.lintel.gateway.recorder;

import io.lintel.gateway.wording.WireName;
import java.time.Duration;

/**
 * What the configuration says of a recorder.
 *
 * @param prebuffer how much it keeps from before the button, zero if nothing
 */
public record RecorderTraits(ClockKind clock, Duration prebuffer) {
  /** Who sets its clock: decides the prior of its offset. */
  public enum ClockKind implements WireName {
    /** Timed by the mobile network: ±2 s. */
    NETWORK,
    /** Set at the dock: good where a dock reading says so, ±60 s otherwise. */
    DOCKED,
    /** Nobody knows when it was set: ±60 s. */
    UNKNOWN
  }
}
