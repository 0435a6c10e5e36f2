package io.lintel.meter.line;

import io.lintel.meter.wire.Bytes;

/** One open end of a line, used by one thread. */
public interface LinePort extends AutoCloseable {
  /** Hands all of {@code frame} to the line; it may still be on its way when this returns. */
  void write(Bytes frame) throws LineLost;

  /**
   * Waits up to {@code nanos} for bytes and returns as soon as there are any; with 0 only looks.
   * Empty if none came.
   */
  Bytes read(long nanos) throws LineLost;

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
      LineUri.ModbusTcp tcp = (LineUri.ModbusTcp) uri;
      return new TcpLinePort.Dial(tcp.host(), tcp.port());
    }
  }
}
