package io.lintel.simulator.console;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.stream.Collectors;

/** The answers for what no route takes, in the same words as all others. */
final class Failures {
  private Failures() {}

  static void handle(Router router) {
    router.errorHandler(
        404,
        context ->
            Answers.problem(
                context,
                Refused.notFound(
                    "There is nothing at %s; /openapi.yaml lists what there is."
                        .formatted(context.request().path()))));
    router.errorHandler(405, context -> wrongMethod(router, context));
    router.errorHandler(
        413,
        context ->
            Answers.problem(
                context,
                new Refused(
                    413,
                    "The body is too large",
                    "Expected at most %d bytes.".formatted(Control.BODY_BYTES))));
    router.errorHandler(
        400,
        context ->
            Answers.problem(
                context, Refused.badRequest("The request line or its encoding cannot be read.")));
    router.errorHandler(500, Failures::failed);
  }

  private static void wrongMethod(Router router, RoutingContext context) {
    String allowed =
        router.getRoutes().stream()
            .filter(route -> route.methods() != null && matches(route.getPath(), context))
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
            "Expected %s, found %s.".formatted(allowed, context.request().method())));
  }

  private static boolean matches(
      @org.jspecify.annotations.Nullable String path, RoutingContext context) {
    return path != null && context.normalizedPath().matches(path.replaceAll(":[a-z]+", "[^/]+"));
  }

  private static void failed(RoutingContext context) {
    Throwable cause = context.failure();
    Answers.problem(context, cause == null ? new IllegalStateException("no cause") : cause);
  }
}
