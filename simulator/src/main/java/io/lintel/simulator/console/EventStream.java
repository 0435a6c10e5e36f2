package io.lintel.simulator.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** One open answer of server-sent events. Confined to the event loop of its request. */
final class EventStream {
  private final HttpServerResponse response;

  private EventStream(HttpServerResponse response) {
    this.response = response;
  }

  /**
   * @param closed runs when the other side is gone
   */
  static EventStream open(RoutingContext context, Runnable closed) {
    HttpServerResponse response = context.response();
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-store")
        // A compressor would keep an event back until there are enough of them.
        .putHeader("Content-Encoding", "identity")
        .putHeader("X-Content-Type-Options", "nosniff");
    response.closeHandler(nothing -> closed.run());
    response.exceptionHandler(broken -> closed.run());
    response.write(": welcome\n\n");
    return new EventStream(response);
  }

  /** Whether the other side takes less than it is sent; then it is better sent nothing. */
  boolean isFull() {
    return response.closed() || response.writeQueueFull();
  }

  void send(String event, JsonNode data) {
    send(event, Answers.text(data));
  }

  void send(String event, String data) {
    if (!response.closed()) {
      response.write("event: " + event + "\ndata: " + data + "\n\n");
    }
  }

  void stillHere() {
    if (!response.closed()) {
      response.write(": still here\n\n");
    }
  }
}
