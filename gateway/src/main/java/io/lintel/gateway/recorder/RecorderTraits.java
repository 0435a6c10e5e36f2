package io.lintel.gateway.recorder;

import io.lintel.gateway.wording.WireName;
import java.time.Duration;
import java.time.ZoneId;

/**
 * What the configuration says of a recorder.
 *
 * @param prebuffer how much it keeps from before the button, zero if nothing
 * @param zone the utility's, by which its days are told
 */
public record RecorderTraits(ClockKind clock, Duration prebuffer, ZoneId zone) {
  private static final ZoneId USUAL = ZoneId.of("Asia/Shanghai");

  /** Who sets its clock: decides the prior of its offset. */
  public enum ClockKind implements WireName {
    /** Timed by the mobile network: ±2 s. */
    NETWORK,
    /** Set at the dock: good where a dock reading says so, ±60 s otherwise. */
    DOCKED,
    /** Nobody knows when it was set: ±60 s. */
    UNKNOWN
  }

  /** In the zone that a configuration has if it names none. */
  public RecorderTraits(ClockKind clock, Duration prebuffer) {
    this(clock, prebuffer, USUAL);
  }

  public RecorderTraits in(ZoneId utility) {
    return new RecorderTraits(clock, prebuffer, utility);
  }
}
