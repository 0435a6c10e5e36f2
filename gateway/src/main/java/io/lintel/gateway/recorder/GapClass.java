package io.lintel.gateway.recorder;

import io.lintel.gateway.wording.WireName;

/** Why a recording has a gap. */
public enum GapClass implements WireName {
  /** One file ended and the next began, at most 2 s apart. */
  SEGMENT_SEAM,
  MANUAL_STOP,
  BATTERY,
  STORAGE,
  FAULT,
  /** Heartbeats missing while the recording is whole: no gap in the recording. */
  NETWORK_ONLY,
  UNKNOWN;

  /** Whether the device stopped by itself, so that no person can be blamed for it. */
  public boolean byDevice() {
    return this == BATTERY || this == STORAGE || this == FAULT;
  }
}
