package io.lintel.simulator.network;

import java.util.Locale;

/** Over what a message travels. */
public enum Carriage {
  MQTT,
  COAP,
  HTTP;

  /** As {@code on} of a mishap names all that travels so. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
