package io.lintel.simulator.console;

import io.lintel.simulator.console.web.Pages;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The console's HTTP server, on this machine's loopback only. */
public final class Console implements AutoCloseable {
  /** Where it is unless somebody asks for another. */
  public static final int PORT = 8090;

  private static final String LOOPBACK = "127.0.0.1";
  private static final int IDLE_SECONDS = 120;

  /** Putting up a day takes seconds and holds one of them; the others answer meanwhile. */
  private static final int WORKERS = 6;

  private static final long LONGEST_WORK_MINUTES = 3;

  private final Vertx vertx;
  private final HttpServer server;

  private Console(Vertx vertx, HttpServer server) {
    this.vertx = vertx;
    this.server = server;
  }

  /**
   * @param port 0 for any that is free
   * @param design the folder of the class path with the look that all pages of Lintel share
   * @throws IOException with the reason, if it cannot listen there
   */
  public static Console opened(Stage stage, int port, String design, LongSupplier nanoTime)
      throws IOException {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(WORKERS)
                .setMaxWorkerExecuteTime(LONGEST_WORK_MINUTES)
                .setMaxWorkerExecuteTimeUnit(TimeUnit.MINUTES)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
    Router router = Router.router(vertx);
    ControlRoutes routes = new ControlRoutes(vertx, stage, nanoTime);
    LocalOnly.guard(router);
    routes.mount(router);
    new Pages(design).mount(router);
    Failures.handle(router);
    HttpServerOptions options = new HttpServerOptions().setIdleTimeout(IDLE_SECONDS);
    try {
      HttpServer server =
          vertx
              .createHttpServer(options)
              .requestHandler(router)
              .listen(port, LOOPBACK)
              .toCompletionStage()
              .toCompletableFuture()
              .join();
      return new Console(vertx, server);
    } catch (CompletionException refused) {
      vertx.close().toCompletionStage().toCompletableFuture().join();
      throw new IOException(String.valueOf(refused.getCause()), refused.getCause());
    }
  }

  public URI address() {
    return URI.create("http://" + LOOPBACK + ":" + server.actualPort() + "/");
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
