package io.lintel.gateway.visit;

import io.lintel.gateway.wording.WireName;

/** What a work order is for. */
public enum VisitKind implements WireName {
  METER_READING,
  SAFETY_CHECK,
  REPAIR,
  EMERGENCY,
  METER_REPLACEMENT,
  GAS_ON,
  PIPE_ALTERATION,
  WALK_VISIT
}
