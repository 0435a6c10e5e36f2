package io.lintel.gateway.api;

import io.lintel.gateway.health.Health;
import io.lintel.gateway.health.Supervised;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
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
  private final Supervised watch;

  /** Those whose last look failed. */
  private final Set<Stream> failing = new HashSet<>();

  private int looks;

  /**
   * @param time says when it was seen alive
   */
  public KnockStreams(InstantSource time) {
    this.watch =
        new Supervised("lights", "sending the light before the door to phones", false, time);
  }

  /** Whether what is open is looked at. */
  public Health health() {
    return watch;
  }

  /** Call it once on the event loop that serves the requests. */
  void start(Vertx vertx) {
    vertx.setPeriodic(LOOK_MILLIS, timer -> look());
    watch.alive();
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
    response.closeHandler(
        closed -> {
          streams.remove(stream);
          wentWell(stream);
        });
    stream.send(first);
  }

  private void look() {
    boolean anyway = ++looks % LOOK_ANYWAY_EVERY == 0;
    if (news.getAndSet(false) || anyway) {
      new ArrayList<>(streams).forEach(stream -> stream.lookAgain(anyway));
    }
  }

  /** What one look throws is kept from the others and from the timer. */
  private void failed(Stream stream, Throwable cause) {
    if (!(cause instanceof Refused) && streams.contains(stream)) {
      failing.add(stream);
      watch.failed(cause);
    }
  }

  private void wentWell(Stream stream) {
    if (failing.remove(stream) && failing.isEmpty()) {
      watch.alive();
    }
  }

  /** One phone at one door. */
  private final class Stream {
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
      light()
          .onComplete(
              done -> {
                looking = false;
                if (done.succeeded()) {
                  send(done.result());
                  wentWell(this);
                } else {
                  failed(this, done.cause());
                }
                if (keepAlive) {
                  response.write(": still here\n\n");
                }
              });
    }

    private Future<KnockLight> light() {
      try {
        return look.get();
      } catch (RuntimeException | Error defect) {
        return Future.failedFuture(defect);
      }
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
