package io.lintel.meter.line;

import io.lintel.meter.spi.Carriage;
import io.lintel.meter.spi.LineSettings;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a line is, as it stands in configuration and on the command line; printed, it gives back
 * what was written.
 */
public sealed interface LineUri {
  /** {@code serial:/dev/ttyUSB0?baud=9600&parity=none&stop=1}; also {@code data=7}. */
  record Serial(String text, String device, LineSettings settings) implements LineUri {
    @Override
    public String toString() {
      return text;
    }
  }

  /** {@code tcp://host:502}: a protocol in the form it has on networks. */
  record Tcp(String text, String host, int port) implements LineUri {
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * {@code rtu-tcp://host:4001}: serial frames over TCP. Given the far line's settings ({@code
   * ?baud=9600}), the silence between frames is kept here too.
   */
  record RtuTcp(String text, String host, int port, Optional<LineSettings> settings)
      implements LineUri {
    @Override
    public String toString() {
      return text;
    }
  }

  /** In which form frames travel on it. */
  default Carriage carriage() {
    if (this instanceof Serial) {
      return Carriage.SERIAL;
    }
    return this instanceof RtuTcp ? Carriage.CONVERTER : Carriage.NETWORK;
  }

  /** What the wire costs on this line. */
  default LineTiming timing() {
    if (this instanceof Serial serial) {
      return LineTiming.of(serial.settings());
    }
    if (this instanceof RtuTcp far) {
      return far.settings().map(LineTiming::of).orElseGet(LineTiming::none);
    }
    return LineTiming.none();
  }

  /**
   * @throws IllegalArgumentException if it is no line's URI; says what was expected and found
   */
  static LineUri parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    LineUriReader reader = new LineUriReader(text);
    if (lower.startsWith("serial:")) {
      return reader.serial("serial:".length());
    }
    if (lower.startsWith("tcp://")) {
      return reader.tcp("tcp://".length());
    }
    if (lower.startsWith("rtu-tcp://")) {
      return reader.rtuTcp("rtu-tcp://".length());
    }
    throw reader.refuse(
        "serial:/dev/NAME?baud=9600&parity=none&stop=1, tcp://HOST:PORT or rtu-tcp://HOST:PORT",
        text);
  }
}
