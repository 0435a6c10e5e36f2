package io.lintel.gateway.api;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists as files of comma-separated values, {@code GET /visits.csv} and its like: sent stretch by
 * stretch, each read when the one before it has gone out.
 */
final class CsvRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(CsvRoutes.class);

  private final Reads reads;

  CsvRoutes(Reads reads) {
    this.reads = reads;
  }

  <T> void serve(Router router, String path, Function<RoutingContext, CsvExport<T>> question) {
    router
        .get("/api/v1" + path + ".csv")
        .handler(
            context -> {
              try {
                send(context, question.apply(context));
              } catch (Refused refused) {
                Answers.problem(context, refused);
              }
            });
  }

  private <T> void send(RoutingContext context, CsvExport<T> export) {
    HttpServerResponse response = context.response();
    // The first stretch is read before anything is said: a refusal can still be a problem then.
    reads
        .ask(tables -> export.read(tables, null))
        .onFailure(e -> Answers.problem(context, e))
        .onSuccess(
            first -> {
              response
                  .setChunked(true)
                  .putHeader(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8")
                  .putHeader(
                      HttpHeaders.CONTENT_DISPOSITION,
                      "attachment; filename=\"lintel-" + export.name() + ".csv\"")
                  .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                  .putHeader("X-Content-Type-Options", "nosniff");
              response
                  .write(export.head())
                  .compose(sent -> rest(response, export, first))
                  .onSuccess(sent -> response.end())
                  .onFailure(e -> broken(context, e));
            });
  }

  private <T> Future<@Nullable Void> rest(
      HttpServerResponse response, CsvExport<T> export, CsvExport.Stretch<T> stretch) {
    Future<@Nullable Void> sent = drained(response, response.write(stretch.text()));
    return stretch.isLast()
        ? sent
        : sent.compose(gone -> reads.ask(tables -> export.read(tables, stretch.last())))
            .compose(next -> rest(response, export, next));
  }

  /** Who reads slowly is not read ahead for. */
  private static Future<@Nullable Void> drained(
      HttpServerResponse response, Future<@Nullable Void> written) {
    if (!response.writeQueueFull()) {
      return written;
    }
    Promise<@Nullable Void> room = Promise.promise();
    response.drainHandler(free -> room.tryComplete());
    response.exceptionHandler(room::tryFail);
    response.closeHandler(closed -> room.tryFail("the reader went away"));
    return written.compose(gone -> room.future());
  }

  /** A file that ends in the middle must not look whole: the connection is cut. */
  private static void broken(RoutingContext context, Throwable cause) {
    LOG.info("export broken off: path={} because={}", context.request().path(), cause.toString());
    context.request().connection().close();
  }
}
