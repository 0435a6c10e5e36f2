package io.lintel.simulator.transport;

import io.lintel.meter.wire.Bytes;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.locks.LockSupport;

/** A connection whose reads wait to the microsecond, although a socket's go by milliseconds. */
final class SocketChannel implements Channel {
  private static final int READ_MOST = 4_096;
  private static final long MILLI = 1_000_000L;

  private final Socket socket;
  private final byte[] buffer = new byte[READ_MOST];

  SocketChannel(Socket socket) {
    this.socket = socket;
  }

  @Override
  public Bytes read(long nanos) throws IOException {
    if (socket.getInputStream().available() == 0 && nanos < MILLI) {
      LockSupport.parkNanos(nanos);
      return Bytes.empty();
    }
    try {
      socket.setSoTimeout((int) Math.max(1, nanos / MILLI));
      int count = socket.getInputStream().read(buffer);
      if (count < 0) {
        throw new EOFException("the client left");
      }
      return Bytes.of(buffer, 0, count);
    } catch (SocketTimeoutException nothing) {
      return Bytes.empty();
    }
  }

  @Override
  public void write(Bytes octets) throws IOException {
    socket.getOutputStream().write(octets.toArray());
  }
}
