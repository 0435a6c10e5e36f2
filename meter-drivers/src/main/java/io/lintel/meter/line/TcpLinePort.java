package io.lintel.meter.line;

import io.lintel.meter.wire.Bytes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.net.SocketTimeoutException;
import jdk.net.ExtendedSocketOptions;

/** A TCP link: a network of its own, or a serial line behind a transparent converter. */
final class TcpLinePort implements LinePort {
  private static final int CONNECT_MILLIS = 3_000;
  private static final int READ_MOST = 4_096;
  private static final long MILLI = 1_000_000L;

  /**
   * A far end that is gone is noticed after 15 + 3 × 10 s of quiet, and whatever stands between
   * (NAT, firewalls) sees that the link is in use. The system's own default is two hours.
   */
  private static final int KEEP_IDLE_SECONDS = 15;

  private static final int KEEP_INTERVAL_SECONDS = 10;
  private static final int KEEP_COUNT = 3;

  /** Where it is. */
  record Dial(String host, int port) implements Opener {
    @Override
    public LinePort open() throws LineLost {
      return TcpLinePort.open(host, port);
    }

    @Override
    public boolean connects() {
      return true;
    }
  }

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
      keepAlive(socket);
      return new TcpLinePort(socket, peer);
    } catch (IOException | RuntimeException refused) {
      new TcpLinePort(socket, peer).close();
      throw new LineLost(
          "cannot connect to " + peer + ": " + refused.getMessage() + "; does it listen there?",
          refused);
    }
  }

  private static void keepAlive(Socket socket) throws IOException {
    socket.setKeepAlive(true);
    option(socket, ExtendedSocketOptions.TCP_KEEPIDLE, KEEP_IDLE_SECONDS);
    option(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, KEEP_INTERVAL_SECONDS);
    option(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, KEEP_COUNT);
  }

  private static void option(Socket socket, SocketOption<Integer> name, int value)
      throws IOException {
    if (socket.supportedOptions().contains(name)) {
      socket.setOption(name, value);
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
