package io.lintel.simulator.transport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What stands before an overloaded gateway: it takes requests only to answer 503, and says in
 * {@code Retry-After} when to come again.
 */
public final class BusyFront implements AutoCloseable {
  private static final int UNAVAILABLE = 503;
  private static final int MOST_WAITING = 50;

  private final HttpServer server;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "busy-front");
            made.setDaemon(true);
            return made;
          });
  private final AtomicLong refused = new AtomicLong();

  private BusyFront(HttpServer server) {
    this.server = server;
  }

  /** On a free port of the loopback. */
  public static BusyFront started() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), MOST_WAITING);
    BusyFront front = new BusyFront(server);
    server.setExecutor(front.thread);
    server.createContext("/", front::refuse);
    server.start();
    return front;
  }

  /** The gateway's address as seen through a front that will be busy for {@code wait}. */
  URI busyFor(Duration wait) {
    long seconds = Math.max(1, Math.round(wait.toMillis() / 1000.0));
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + seconds);
  }

  /** Requests turned away so far. */
  public long refused() {
    return refused.get();
  }

  private void refuse(HttpExchange exchange) throws IOException {
    String seconds = exchange.getRequestURI().getPath().split("/", 3)[1];
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Retry-After", seconds);
    exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
    byte[] body = "{\"title\":\"busy\",\"status\":503}".getBytes(StandardCharsets.UTF_8);
    refused.incrementAndGet();
    exchange.sendResponseHeaders(UNAVAILABLE, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    thread.shutdownNow();
  }
}
