package io.lintel.gateway.visit;

import io.lintel.gateway.wording.WireName;

/** The acts a technician taps, in the order of a complete visit. */
public enum StepType implements WireName {
  CONTACTED,
  DISPATCHED,
  ARRIVED,
  BELL,
  KNOCKED,
  DOOR_OPENED,
  IDENTIFIED,
  SHOE_COVERS,
  ENTERED,
  SAFETY_CHECKED,
  HAZARD_REPORTED,
  PRICE_AGREED,
  WORK_STARTED,
  WORK_DONE,
  CLEANED,
  SAFETY_BRIEFED,
  SIGNED,
  SIGNATURE_REFUSED,
  LEFT,
  NOT_MET,
  NOTICE_LEFT,
  RESCHEDULED,
  CALLED_BACK
}
