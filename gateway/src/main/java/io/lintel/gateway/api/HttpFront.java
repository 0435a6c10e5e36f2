package io.lintel.gateway.api;

import io.lintel.gateway.access.TrustedProxies;
import io.lintel.gateway.health.Supervised;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one HTTP server: its routes in order, and the answers for what no route takes. */
public final class HttpFront extends VerticleBase {
  private static final int IDLE_SECONDS = 120;

  private final String host;
  private final int port;
  private final List<Routes> parts;
  private final HttpDoor door;
  private final Supervised watch;
  private @Nullable HttpServer server;

  /**
   * @param port 0 for any that is free
   * @param proxies that stand for many clients, and whose word counts for how these reached them
   * @param parts in the order in which they are asked
   * @param watch over the seconds after which slow connections are closed
   */
  public HttpFront(
      String host, int port, TrustedProxies proxies, List<Routes> parts, Supervised watch) {
    this.host = host;
    this.port = port;
    this.door = new HttpDoor(proxies);
    this.parts = List.copyOf(parts);
    this.watch = watch;
  }

  @Override
  public Future<?> start() {
    Router router = Router.router(vertx);
    router.route().handler(door.begun());
    parts.forEach(part -> part.mount(router));
    router.errorHandler(404, HttpFront::notFound);
    router.errorHandler(405, context -> wrongMethod(router, context));
    router.errorHandler(413, HttpFront::tooLarge);
    router.errorHandler(400, HttpFront::badRequest);
    router.errorHandler(500, HttpFront::failed);
    // No HTTP/2 without TLS: browsers do not speak it, and of clients that ask for it by an upgrade
    // one in twenty never got the end of its first long answer.
    HttpServerOptions options =
        new HttpServerOptions()
            .setIdleTimeout(IDLE_SECONDS)
            .setCompressionSupported(true)
            .setHttp2ClearTextEnabled(false);
    Runnable passing = watch.guarded(door::second);
    vertx.setPeriodic(1_000, second -> passing.run());
    return vertx
        .createHttpServer(options)
        .connectionHandler(door::connected)
        .requestHandler(router)
        .listen(port, host)
        .onSuccess(listening -> server = listening);
  }

  @Override
  public Future<?> stop() {
    return server == null ? Future.succeededFuture() : server.close();
  }

  /** The port it listens on, once started. */
  public int port() {
    if (server == null) {
      throw new IllegalStateException("not started");
    }
    return server.actualPort();
  }

  /** As if so many seconds had gone by; for tests, which do not wait. */
  Future<Void> pass(int seconds) {
    Promise<Void> done = Promise.promise();
    context.runOnContext(
        now -> {
          for (int i = 0; i < seconds; i++) {
            door.second();
          }
          done.complete();
        });
    return done.future();
  }

  private static void notFound(RoutingContext context) {
    Answers.problem(context, Refused.notFound("resource", context.request().path()));
  }

  private static void wrongMethod(Router router, RoutingContext context) {
    String allowed =
        router.getRoutes().stream()
            .filter(route -> route.getPath() != null && route.methods() != null)
            .filter(route -> Paths.matches(route.getPath(), context.normalizedPath()))
            .flatMap(route -> route.methods().stream())
            .map(Object::toString)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    context.response().putHeader("Allow", allowed);
    Answers.problem(
        context,
        new Refused(
            405,
            "Not that way",
            "Expected one of " + allowed + ", found " + context.request().method() + "."));
  }

  private static void tooLarge(RoutingContext context) {
    Answers.problem(
        context,
        new Refused(
            413,
            "The body is too large",
            "Expected at most "
                + io.lintel.gateway.intake.Limits.PAYLOAD_BYTES
                + " bytes; send it in several parts."));
  }

  private static void badRequest(RoutingContext context) {
    Throwable cause = context.failure();
    Answers.problem(
        context,
        cause instanceof Refused refused
            ? refused
            : Refused.badRequest("The request line or its encoding cannot be read."));
  }

  private static void failed(RoutingContext context) {
    Throwable cause = context.failure();
    Answers.problem(context, cause == null ? new IllegalStateException("no cause") : cause);
  }
}
