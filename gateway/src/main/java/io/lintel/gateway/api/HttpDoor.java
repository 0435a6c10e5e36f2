package io.lintel.gateway.api;

import io.lintel.gateway.access.ConnectionRoom;
import io.lintel.gateway.access.TrustedProxies;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may keep a connection to the one HTTP server, and for how long. Each step of an exchange has
 * its time, whatever drips meanwhile: octets alone buy none. Confined to the server's event loop.
 */
final class HttpDoor {
  /** Connections at most; one that waits for its first request, or its next, gives way. */
  static final int MOST_CONNECTIONS = 2_048;

  /** From one address; a trusted proxy stands for many, and only the whole counts for it. */
  static final int MOST_OF_ONE_ADDRESS = 256;

  /** From connecting, until a request's line and headers are whole. */
  static final int HEADERS_SECONDS = 30;

  /** Between an answer and the next request's line and headers. */
  static final int NEXT_REQUEST_SECONDS = 120;

  /** From a request's headers to the end of its body, which has 256 KiB at most. */
  static final int BODY_SECONDS = 60;

  /** From a request's end until its answer is read; a stream of events may last. */
  static final int ANSWER_SECONDS = 300;

  private static final Logger log = LoggerFactory.getLogger(HttpDoor.class);

  private final TrustedProxies proxies;
  private final ConnectionRoom<HttpConnection> room =
      new ConnectionRoom<>(MOST_CONNECTIONS, MOST_OF_ONE_ADDRESS);
  private final Map<HttpConnection, Stay> stays = new HashMap<>();
  private long seconds;

  /** What a connection is at, and until which second it has time for it. */
  private static final class Stay {
    long until;
    int underway;
    boolean answering;
    boolean last;
    @Nullable HttpServerResponse response;

    Stay(long until) {
      this.until = until;
    }
  }

  HttpDoor(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  /** A new connection. */
  void connected(HttpConnection connection) {
    SocketAddress peer = connection.remoteAddress();
    String address = peer == null ? "" : String.valueOf(peer.hostAddress());
    stays.put(connection, new Stay(seconds + HEADERS_SECONDS));
    TwoLengths.keptOn(connection);
    connection.closeHandler(closed -> gone(connection));
    room.enter(connection, address, proxies.contains(address))
        .ifPresent(
            leaves -> {
              log.warn("http peer={} outcome=too_many_connections", leaves.remoteAddress());
              close(leaves);
            });
  }

  /** Before every route: a request whose headers are whole. */
  Handler<RoutingContext> begun() {
    return context -> {
      HttpConnection connection = context.request().connection();
      Stay stay = stays.get(connection);
      if (stay == null || stay.last) {
        // What came behind a request that was the connection's last.
        return;
      }
      if (!isFramed(context.request())) {
        gone(connection);
        context
            .response()
            .setStatusCode(400)
            .putHeader("Connection", "close")
            .end("Expected Transfer-Encoding: chunked, or Content-Length alone.\n")
            .onComplete(sent -> connection.close());
        return;
      }
      if (context.request().headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
        // A proxy that went by a length it has made up has sent us the next request within this
        // one's body (RFC 9112, 6.1).
        stay.last = true;
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
      }
      room.speaks(connection);
      stay.underway++;
      stay.answering = false;
      stay.until = seconds + BODY_SECONDS;
      stay.response = context.response();
      HttpServerResponse response = context.response();
      context
          .request()
          .end()
          .onComplete(
              whole -> {
                // A request without a body is whole only after it has been answered.
                if (stay.response == response) {
                  stay.answering = true;
                  stay.until = seconds + ANSWER_SECONDS;
                }
              });
      context.addEndHandler(ended -> ended(connection, stay));
      context.next();
    };
  }

  /**
   * Whether everybody agrees on where the request ends: a coding that we do not know, beside one
   * that we do, is a body for some and the next request for others.
   */
  private static boolean isFramed(HttpServerRequest request) {
    List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
    return codings.isEmpty()
        || (codings.size() == 1
            && codings.get(0).strip().equalsIgnoreCase("chunked")
            && !request.headers().contains(HttpHeaders.CONTENT_LENGTH));
  }

  private void ended(HttpConnection connection, Stay stay) {
    if (stay.last) {
      close(connection);
      return;
    }
    stay.underway--;
    if (stay.underway == 0 && stays.containsKey(connection)) {
      stay.answering = false;
      stay.response = null;
      stay.until = seconds + NEXT_REQUEST_SECONDS;
      room.waits(connection);
    }
  }

  /** Once a second. */
  void second() {
    seconds++;
    for (Map.Entry<HttpConnection, Stay> one : new ArrayList<>(stays.entrySet())) {
      Stay stay = one.getValue();
      if (seconds > stay.until && !(stay.answering && isStream(stay.response))) {
        log.info(
            "http peer={} outcome=overdue at={}",
            one.getKey().remoteAddress(),
            stay.underway == 0 ? "headers" : stay.answering ? "answer" : "body");
        close(one.getKey());
      }
    }
  }

  int connections() {
    return stays.size();
  }

  private static boolean isStream(@Nullable HttpServerResponse response) {
    return response != null
        && String.valueOf(response.headers().get(HttpHeaders.CONTENT_TYPE))
            .startsWith("text/event-stream");
  }

  private void close(HttpConnection connection) {
    gone(connection);
    connection.close();
  }

  private void gone(HttpConnection connection) {
    stays.remove(connection);
    room.left(connection);
  }
}
