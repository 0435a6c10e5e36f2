package io.lintel.simulator.transport;

import io.lintel.simulator.fault.MeterBus;
import io.lintel.simulator.fault.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Meters behind a TCP port; each connection has a thread of its own, up to a limit. */
final class TcpVirtualLine implements VirtualLine {
  private static final int MOST_CONNECTIONS = 16;
  private static final long ACCEPTOR_LEAVES_WITHIN_MILLIS = 1_000;

  private final String name;
  private final Wire wire;
  private final InstantSource time;
  private final Supplier<Bus> bus;
  private final WireLog log = new WireLog();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private int port;
  private @Nullable ServerSocket server;
  private @Nullable Thread acceptor;

  /**
   * @param bus one for each connection
   */
  TcpVirtualLine(MeterBus meters, Supplier<Bus> bus) {
    this(meters.line(), meters.wire(), bus, meters.troubles().time());
  }

  /**
   * @param bus one for each connection
   */
  TcpVirtualLine(String name, Wire wire, Supplier<Bus> bus, InstantSource time) {
    this.name = name;
    this.wire = wire;
    this.time = time;
    this.bus = bus;
    plugIn();
  }

  @Override
  public String uri() {
    return wire.wireName() + "://127.0.0.1:" + port;
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
    try (connection) {
      connection.setTcpNoDelay(true);
      new LineService(new SocketChannel(connection), bus.get(), log, time)
          .serve(() -> !connection.isClosed());
    } catch (IOException gone) {
      // The client left; there is nobody to tell.
    } finally {
      connections.remove(connection);
    }
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
