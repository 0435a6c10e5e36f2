package io.lintel.simulator.console;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The console has no login: whoever is on this machine may use it. So no web page from elsewhere
 * may: a request must name this machine as its host (a foreign name that resolves here is refused),
 * and what a browser sends for a page must be for a page of ours. What changes something must be
 * JSON, which no foreign form can send.
 */
final class LocalOnly {
  private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]", "::1");
  private static final Set<HttpMethod> HARMLESS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private LocalOnly() {}

  static void guard(Router router) {
    router.route().handler(LocalOnly::admit);
  }

  private static void admit(RoutingContext context) {
    HostAndPort host = context.request().authority();
    if (host == null || !HERE.contains(host.host())) {
      refuse(context, "Expected this machine (127.0.0.1 or localhost) as the host, found " + host);
      return;
    }
    String origin = context.request().getHeader("Origin");
    if (origin != null && !origin.equals(ours(host))) {
      refuse(context, "Expected a page of " + ours(host) + " as the origin, found " + origin);
      return;
    }
    if (!HARMLESS.contains(context.request().method()) && !isJson(context)) {
      Answers.problem(
          context,
          new Refused(
              415, "JSON only", "Expected Content-Type: application/json, with a JSON body."));
      return;
    }
    context.next();
  }

  private static void refuse(RoutingContext context, String detail) {
    Answers.problem(context, new Refused(403, "For this machine only", detail + "."));
  }

  private static String ours(HostAndPort host) {
    return "http://" + host.host() + (host.port() > 0 ? ":" + host.port() : "");
  }

  /** A DELETE has no body, and no foreign form can send one. */
  private static boolean isJson(RoutingContext context) {
    @Nullable String type = context.request().getHeader("Content-Type");
    return context.request().method().equals(HttpMethod.DELETE)
        || (type != null && type.split(";", 2)[0].strip().equals("application/json"));
  }
}
