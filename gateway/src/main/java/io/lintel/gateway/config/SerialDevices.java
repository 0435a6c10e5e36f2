package io.lintel.gateway.config;

import java.io.IOException;
import java.nio.file.Path;

/** Serial devices, which have several names: by number, by id, by path. */
final class SerialDevices {
  private SerialDevices() {}

  /** The name behind all names; of an adapter that is not plugged in, the name itself. */
  static String real(Path device) {
    try {
      return device.toRealPath().toString();
    } catch (IOException notThere) {
      return device.normalize().toString();
    }
  }
}
