package io.lintel.gateway.clock;

import io.lintel.gateway.wording.WireName;

/** What an interval of time rests on. */
public enum ClockBasis implements WireName {
  /** The gateway's own clock: the gateway asked, and the answer came at once. */
  GATEWAY,
  /** Satellites: their time beside the device's own, in an event or in a file's track. */
  SATELLITE,
  /** A docking station read the device's clock before it set it. */
  DOCK,
  /** A docking station set the device's clock. */
  SET,
  /** Live messages over a connection whose round trip was measured. */
  LIVE,
  /** Live messages over a connection of which nobody knows how long it takes. */
  LIVE_UNEARNED,
  /** A jump by whole hours, from a stretch of the same clock that was measured. */
  JUMP,
  /** Monotonic time between the act and its sending; no wall clock needed. */
  AGE_MS,
  /** Nothing was measured: what is believed of this kind of device. */
  PRIOR,
  /** Only that messages came after what they tell; the other side is open. */
  RECEIPT,
  /** Measurements that cannot all be true: the hull of them, and a finding. */
  CONTRADICTORY;

  /** Whether the offset was measured on both sides, so that silence can be evidence. */
  public boolean measured() {
    return switch (this) {
      case GATEWAY, SATELLITE, DOCK, SET, LIVE, LIVE_UNEARNED, JUMP -> true;
      case AGE_MS, PRIOR, RECEIPT, CONTRADICTORY -> false;
    };
  }
}
