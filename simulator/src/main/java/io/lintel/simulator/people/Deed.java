package io.lintel.simulator.people;

import java.util.Locale;

/** What is done for a visit and tapped on the phone, spelled as the contract spells steps. */
public enum Deed {
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

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
