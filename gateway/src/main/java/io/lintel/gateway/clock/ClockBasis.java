package io.lintel.gateway.clock;

import io.lintel.gateway.wording.WireName;

/** What an interval of time rests on. Docks and satellites come as further constants. */
public enum ClockBasis implements WireName {
  /** The gateway's own clock: the gateway asked, and the answer came at once. */
  GATEWAY,
  /** Live messages over a connection whose round trip was measured. */
  LIVE,
  /** Live messages over a connection of which nobody knows how long it takes. */
  LIVE_UNEARNED,
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
    return this == GATEWAY || this == LIVE || this == LIVE_UNEARNED;
  }
}
