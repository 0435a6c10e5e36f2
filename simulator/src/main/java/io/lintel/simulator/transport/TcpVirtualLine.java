package io.lintel.simulator.transport;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.device.MeterFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Meters behind a TCP port; each connection has a thread of its own, up to a limit. */
final class TcpVirtualLine implements VirtualLine {
  private static final int MOST_CONNECTIONS = 16;
  private static final int READ_MOST = 4_096;
  private static final long ACCEPTOR_LEAVES_WITHIN_MILLIS = 1_000;

  private final String name;
  private final String scheme;
  private final StreamFraming framing;
  private final WireLog log = new WireLog();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private int port;
  private @Nullable ServerSocket server;
  private @Nullable Thread acceptor;

  TcpVirtualLine(String name, String scheme, StreamFraming framing) {
    this.name = name;
    this.scheme = scheme;
    this.framing = framing;
    plugIn();
  }

  @Override
  public String uri() {
    return scheme + "://127.0.0.1:" + port;
  }

  @Override
  public WireLog log() {
    return log;
  }

  @Override
  public synchronized void plugIn() {
    if (server != null) {
      return;
    }
    try {
      ServerSocket fresh = new ServerSocket();
      fresh.setReuseAddress(true);
      fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      port = fresh.getLocalPort();
      server = fresh;
      acceptor = start(() -> accept(fresh), "accept");
    } catch (IOException refused) {
      throw new UncheckedIOException("cannot listen for the virtual line " + name, refused);
    }
  }

  @Override
  public synchronized void unplug() {
    if (server != null) {
      closeQuietly(server);
      server = null;
      awaitAcceptor();
      connections.forEach(TcpVirtualLine::closeQuietly);
    }
  }

  /** The port is free only when the thread that waits in {@code accept} has left it. */
  private void awaitAcceptor() {
    Thread leaving = acceptor;
    if (leaving == null) {
      return;
    }
    try {
      leaving.join(ACCEPTOR_LEAVES_WITHIN_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    unplug();
  }

  private void accept(ServerSocket mine) {
    while (!mine.isClosed()) {
      try {
        Socket connection = mine.accept();
        if (connections.size() >= MOST_CONNECTIONS) {
          closeQuietly(connection);
        } else {
          connections.add(connection);
          var unused = start(() -> serve(connection), "connection");
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    byte[] buffer = new byte[READ_MOST];
    Bytes stream = Bytes.empty();
    try (connection) {
      connection.setTcpNoDelay(true);
      for (int count; (count = connection.getInputStream().read(buffer)) >= 0; ) {
        Bytes heard = Bytes.of(buffer, 0, count);
        log.note(System.nanoTime(), WireLog.Side.MASTER, heard);
        stream = answerAll(stream.plus(heard), connection);
      }
    } catch (IOException gone) {
      // The client left; there is nobody to tell.
    } finally {
      connections.remove(connection);
    }
  }

  private Bytes answerAll(Bytes heard, Socket connection) throws IOException {
    Bytes stream = heard;
    for (int length; (length = framing.lengthOfFirst(stream)) > 0; ) {
      Optional<MeterFault.Sent> answer = framing.answer(stream.slice(0, length));
      stream = stream.slice(length, stream.length());
      if (answer.isPresent()) {
        LockSupport.parkNanos(answer.get().delay().toNanos());
        connection.getOutputStream().write(answer.get().frame().toArray());
        log.note(System.nanoTime(), WireLog.Side.METERS, answer.get().frame());
      }
    }
    return stream;
  }

  private Thread start(Runnable work, String what) {
    Thread thread = new Thread(work, "sim-line-" + name + "-" + what);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void closeQuietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception alreadyGone) {
      // Closing is all that was wanted.
    }
  }
}
