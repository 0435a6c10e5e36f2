package io.lintel.simulator.transport;

import java.util.Locale;

/** The parity bit of each character; as it stands in a line's URI, in lower case. */
public enum Parity {
  NONE,
  EVEN,
  ODD;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
