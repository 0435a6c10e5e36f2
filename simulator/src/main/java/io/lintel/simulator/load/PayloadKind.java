package io.lintel.simulator.load;

import java.util.Locale;

/** What a device says when its turn comes. */
public enum PayloadKind {
  /** A meter's one reading. */
  READING(Device.METER),
  /** A meter that was offline: four readings, a quarter of an hour apart, in one array. */
  CATCH_UP(Device.METER),
  /** A recorder's sign of life. */
  HEARTBEAT(Device.RECORDER),
  /** A recorder's place. */
  POSITION(Device.RECORDER);

  /** Who says such things. */
  enum Device {
    METER,
    RECORDER
  }

  private final Device device;

  PayloadKind(Device device) {
    this.device = device;
  }

  Device device() {
    return device;
  }

  /** As it stands in files. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
