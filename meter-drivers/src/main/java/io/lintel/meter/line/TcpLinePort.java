package io.lintel.meter.line;

import io.lintel.meter.wire.Bytes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A TCP link: Modbus TCP, or a serial line behind a transparent converter. */
final class TcpLinePort implements LinePort {
  private static final int CONNECT_MILLIS = 3_000;
  private static final int READ_MOST = 4_096;
  private static final long MILLI = 1_000_000L;

  private final Socket socket;
  private final String peer;
  private final byte[] buffer = new byte[READ_MOST];

  private TcpLinePort(Socket socket, String peer) {
    this.socket = socket;
    this.peer = peer;
  }

  static TcpLinePort open(String host, int port) throws LineLost {
    String peer = host + ":" + port;
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      socket.setTcpNoDelay(true);
      return new TcpLinePort(socket, peer);
    } catch (IOException refused) {
      new TcpLinePort(socket, peer).close();
      throw new LineLost(
          "cannot connect to " + peer + ": " + refused.getMessage() + "; does it listen there?",
          refused);
    }
  }

  @Override
  public void write(Bytes frame) throws LineLost {
    try {
      socket.getOutputStream().write(frame.toArray());
    } catch (IOException broken) {
      throw gone(broken);
    }
  }

  @Override
  public Bytes read(long nanos) throws LineLost {
    try {
      // A socket's shortest wait is a millisecond, and looking without waiting would not see the
      // far end's goodbye.
      socket.setSoTimeout((int) Math.max(1, nanos / MILLI));
      int count = socket.getInputStream().read(buffer);
      if (count < 0) {
        throw new LineLost(peer + " closed the connection");
      }
      return Bytes.of(buffer, 0, count);
    } catch (SocketTimeoutException nothing) {
      return Bytes.empty();
    } catch (LineLost closed) {
      throw closed;
    } catch (IOException broken) {
      throw gone(broken);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException alreadyBroken) {
      // Nothing is owed to a peer that is gone.
    }
  }

  private LineLost gone(IOException broken) {
    return new LineLost(peer + " is gone: " + broken.getMessage(), broken);
  }
}
