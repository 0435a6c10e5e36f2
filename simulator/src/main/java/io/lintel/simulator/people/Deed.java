package io.lintel.simulator.people;

import java.util.Locale;

/** What a technician does at a door and taps on the phone, spelled as the contract spells steps. */
public enum Deed {
  ARRIVED,
  BELL,
  KNOCKED,
  DOOR_OPENED,
  IDENTIFIED,
  SHOE_COVERS,
  ENTERED,
  SAFETY_CHECKED,
  PRICE_AGREED,
  WORK_STARTED,
  WORK_DONE,
  CLEANED,
  SAFETY_BRIEFED,
  SIGNED,
  LEFT,
  NOT_MET,
  NOTICE_LEFT;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
