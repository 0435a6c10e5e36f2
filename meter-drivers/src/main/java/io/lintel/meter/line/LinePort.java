package io.lintel.meter.line;

import io.lintel.meter.spi.LineSettings;
import io.lintel.meter.wire.Bytes;
import java.util.Optional;

/** One open end of a line, used by one thread. */
public interface LinePort extends AutoCloseable {
  /** Hands all of {@code frame} to the line; it may still be on its way when this returns. */
  void write(Bytes frame) throws LineLost;

  /**
   * Waits up to {@code nanos} for bytes and returns as soon as there are any; with 0 only looks.
   * Empty if none came.
   */
  Bytes read(long nanos) throws LineLost;

  /**
   * Lets characters stand like this from now on.
   *
   * @return why that cannot be, for this port's settings are not ours to change; empty if it was
   *     done
   */
  default Optional<String> change(LineSettings settings) throws LineLost {
    return Optional.of(
        "the meter changes the line's speed to "
            + settings
            + ", and a connection cannot: the far end keeps its settings; connect the meter to a"
            + " serial port here");
  }

  /** Idempotent. */
  @Override
  void close();

  /** Opens one end. */
  interface Opener {
    LinePort open() throws LineLost;

    /** Whether it opens a connection, which may be dead without a sign, and not a wire. */
    default boolean connects() {
      return false;
    }

    /** How {@code uri} is opened. */
    static Opener of(LineUri uri) {
      if (uri instanceof LineUri.Serial serial) {
        return () -> SerialLinePort.open(serial);
      }
      if (uri instanceof LineUri.RtuTcp far) {
        return new TcpLinePort.Dial(far.host(), far.port());
      }
      LineUri.Tcp tcp = (LineUri.Tcp) uri;
      return new TcpLinePort.Dial(tcp.host(), tcp.port());
    }
  }
}
