package io.lintel.gateway.recorder;

import io.lintel.gateway.wording.WireName;

/** What a recorder reports about itself. */
public enum RecorderEventType implements WireName {
  POWER_ON,
  POWER_OFF,
  RECORDING_STARTED,
  RECORDING_STOPPED,
  HEARTBEAT,
  POSITION,
  BATTERY_LOW,
  STORAGE_LOW,
  SOS,
  BOUND,
  FAULT,
  FILE_INDEXED;

  /** Whether a recording begins or ends with it. */
  public boolean opensOrCloses() {
    return this == RECORDING_STARTED || this == RECORDING_STOPPED;
  }
}
