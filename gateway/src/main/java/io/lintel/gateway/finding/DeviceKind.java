package io.lintel.gateway.finding;

import io.lintel.gateway.wording.WireName;

/** What sort of device a finding is about. */
public enum DeviceKind implements WireName {
  RECORDER,
  METER
}
