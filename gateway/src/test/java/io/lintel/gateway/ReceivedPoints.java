package io.lintel.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Takes InfluxDB's v2 writes and keeps points as InfluxDB does: one for each set of tags and
 * timestamp, the last one written.
 */
final class ReceivedPoints implements AutoCloseable {
  private static final int NO_CONTENT = 204;

  private final HttpServer server;
  private final Map<String, String> fieldsByPlace = new HashMap<>();
  private int status = NO_CONTENT;

  ReceivedPoints() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/v2/write", this::write);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  synchronized void answerWith(int httpStatus) {
    status = httpStatus;
  }

  private synchronized void write(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (status == NO_CONTENT) {
        body.lines().forEach(this::keep);
        notifyAll();
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private void keep(String line) {
    String[] parts = line.split(" ", -1);
    fieldsByPlace.put(parts[0] + " " + parts[2], parts[1]);
  }

  /** Waits until that many different points are here. */
  synchronized void await(int points) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (fieldsByPlace.size() < points) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("only " + fieldsByPlace.size() + " of " + points + " points came");
      }
      wait(left);
    }
  }

  /** How many points there are of each meter and counter, as {@code G-1#17}. */
  synchronized Map<String, Integer> countByReading() {
    Map<String, Integer> counts = new TreeMap<>();
    fieldsByPlace.forEach(
        (place, fields) -> counts.merge(meter(place) + "#" + sequence(fields), 1, Integer::sum));
    return counts;
  }

  private static String meter(String place) {
    return place.replaceFirst(".*,meter=([^, ]*).*", "$1");
  }

  private static String sequence(String fields) {
    return fields.replaceFirst(".*(?:^|,)seq=(\\d+)i.*", "$1");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
