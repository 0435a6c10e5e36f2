package io.lintel.gateway.config;

import io.lintel.meter.line.LineUri;
import io.lintel.meter.modbus.Framing;

/** How Modbus frames stand on each kind of line. */
public final class LineFraming {
  private LineFraming() {}

  public static Framing of(LineUri line) {
    if (line instanceof LineUri.Tcp) {
      return Framing.TCP;
    }
    return line instanceof LineUri.RtuTcp ? Framing.RTU_OVER_TCP : Framing.RTU;
  }
}
