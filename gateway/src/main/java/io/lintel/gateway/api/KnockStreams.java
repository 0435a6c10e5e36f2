package io.lintel.gateway.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Open streams of the light before the door. Looks again when something was projected, at most four
 * times a second, and every ten seconds because words grow old. Confined to one event loop.
 */
public final class KnockStreams {
  /** One for each phone at a door; more are refused with 503. */
  private static final int LIMIT = 500;

  private static final long LOOK_MILLIS = 250;
  private static final int LOOK_ANYWAY_EVERY = 40;
  private static final int RETRY_SECONDS = 10;

  private final Set<Stream> streams = new LinkedHashSet<>();
  private final AtomicBoolean news = new AtomicBoolean();
  private int looks;

  /** Call it once on the event loop that serves the requests. */
  void start(Vertx vertx) {
    vertx.setPeriodic(LOOK_MILLIS, timer -> look());
  }

  /** Something was projected. From any thread. */
  public void projected() {
    news.set(true);
  }

  void open(RoutingContext context, KnockLight first, Supplier<Future<KnockLight>> look) {
    if (streams.size() >= LIMIT) {
      Answers.problem(
          context,
          new Refused(
              503,
              "Too many open streams",
              "At most " + LIMIT + " can be open. Ask once instead, or try again.",
              RETRY_SECONDS));
      return;
    }
    HttpServerResponse response = context.response();
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-store")
        // A compressor would keep an event back until there are enough of them.
        .putHeader("Content-Encoding", "identity")
        .putHeader("X-Content-Type-Options", "nosniff");
    Stream stream = new Stream(response, look);
    streams.add(stream);
    response.closeHandler(closed -> streams.remove(stream));
    stream.send(first);
  }

  private void look() {
    boolean anyway = ++looks % LOOK_ANYWAY_EVERY == 0;
    if (news.getAndSet(false) || anyway) {
      new ArrayList<>(streams).forEach(stream -> stream.lookAgain(anyway));
    }
  }

  /** One phone at one door. */
  private static final class Stream {
    private final HttpServerResponse response;
    private final Supplier<Future<KnockLight>> look;
    private boolean looking;
    private String last = "";

    Stream(HttpServerResponse response, Supplier<Future<KnockLight>> look) {
      this.response = response;
      this.look = look;
    }

    void lookAgain(boolean keepAlive) {
      if (looking || response.writeQueueFull()) {
        return;
      }
      looking = true;
      look.get()
          .onComplete(
              done -> {
                looking = false;
                if (done.succeeded()) {
                  send(done.result());
                }
                if (keepAlive) {
                  response.write(": still here\n\n");
                }
              });
    }

    void send(KnockLight light) {
      String data = light.json().toString();
      if (!data.equals(last) && !response.closed()) {
        last = data;
        response.write("event: ready-to-knock\ndata: " + data + "\n\n");
      }
    }
  }
}
