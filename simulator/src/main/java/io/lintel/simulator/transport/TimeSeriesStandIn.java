package io.lintel.simulator.transport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/**
 * Stands where a time-series store would: it speaks InfluxDB's v2 write endpoint on the loopback
 * and remembers every point. Like InfluxDB it keeps one point for a series and timestamp, the later
 * write's fields winning; unlike it, it counts what it was told twice.
 */
public final class TimeSeriesStandIn implements AutoCloseable {
  private static final int NO_CONTENT = 204;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int LONGEST_BODY = 64 << 20;

  private final HttpServer server;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final String token;
  private final Map<Place, Map<String, String>> points = new LinkedHashMap<>();
  private long rewritten;

  /** Where a point stands. */
  private record Place(String measurement, SortedMap<String, String> tags, long nanos) {}

  private TimeSeriesStandIn(HttpServer server, String token) {
    this.server = server;
    this.token = token;
  }

  /** On a free port. Writers must show {@code token}. */
  public static TimeSeriesStandIn started(String token) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TimeSeriesStandIn standIn = new TimeSeriesStandIn(server, token);
    server.setExecutor(standIn.thread);
    server.createContext("/api/v2/write", standIn::write);
    server.createContext("/ping", exchange -> answer(exchange, NO_CONTENT, ""));
    server.createContext(
        "/health",
        exchange -> answer(exchange, 200, "{\"name\":\"influxdb\",\"status\":\"pass\"}"));
    server.start();
    return standIn;
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** All points, in the order in which they first came. */
  public synchronized List<Point> points() {
    List<Point> all = new ArrayList<>();
    points.forEach(
        (place, fields) -> all.add(new Point(place.measurement, place.tags, fields, place.nanos)));
    return all;
  }

  /** How many points were written over one that stood there already. */
  public synchronized long rewritten() {
    return rewritten;
  }

  @Override
  public void close() {
    server.stop(0);
    thread.shutdownNow();
  }

  private void write(HttpExchange exchange) throws IOException {
    if (!("Token " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, UNAUTHORIZED, error("unauthorized", "expected another token"));
      return;
    }
    Map<String, String> query = query(exchange.getRequestURI());
    if (query.get("org") == null || query.get("bucket") == null) {
      answer(exchange, BAD_REQUEST, error("invalid", "expected org and bucket in the query"));
      return;
    }
    try {
      keep(LineProtocol.parse(body(exchange), query.getOrDefault("precision", "ns")));
      answer(exchange, NO_CONTENT, "");
    } catch (BadLine bad) {
      answer(exchange, BAD_REQUEST, error("invalid", String.valueOf(bad.getMessage())));
    }
  }

  private synchronized void keep(List<Point> written) {
    for (Point point : written) {
      Long nanos = point.nanos();
      if (nanos == null) {
        throw new BadLine("a timestamp (a point without one cannot be idempotent)", "", 0);
      }
      Place place = new Place(point.measurement(), point.tags(), nanos);
      Map<String, String> before = points.get(place);
      if (before == null) {
        points.put(place, new TreeMap<>(point.fields()));
      } else {
        rewritten++;
        before.putAll(point.fields());
      }
    }
  }

  private static String body(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream raw = exchange.getRequestBody();
        InputStream body = zipped ? new GZIPInputStream(raw) : raw) {
      return new String(body.readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
    }
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> values = new TreeMap<>();
    String query = uri.getQuery();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return values;
  }

  private static String error(String code, String message) {
    return "{\"code\":\"%s\",\"message\":\"%s\"}"
        .formatted(code, message.replace("\\", "\\\\").replace("\"", "\\\""));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] octets = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
    if (octets.length > 0) {
      exchange.getResponseBody().write(octets);
    }
    exchange.close();
  }
}
