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
  CALLED_BACK;

  /** Whether who does it is at the customer's door, or has just left it. */
  public boolean atDoor() {
    return switch (this) {
      case CONTACTED, DISPATCHED, RESCHEDULED, CALLED_BACK -> false;
      default -> true;
    };
  }

  /** Whether the visit is over with it. */
  public boolean leaves() {
    return this == LEFT || this == NOT_MET;
  }

  /** Whether it asks for the door to be opened. */
  boolean knocks() {
    return this == BELL || this == KNOCKED;
  }
}
