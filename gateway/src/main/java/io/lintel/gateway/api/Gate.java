package io.lintel.gateway.api;

import io.lintel.gateway.access.Access;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before {@code /api/} and {@code /metrics}: lets in whoever shows the administrator's token
 * as a bearer, or a browser's session as a cookie. A cookie alone may only change something when
 * the browser says that the request comes from a page of ours.
 */
public final class Gate implements Routes {
  static final String COOKIE = "lintel_session";

  private static final String BEARER = "Bearer ";
  private static final Set<HttpMethod> HARMLESS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final Access access;

  public Gate(Access access) {
    this.access = access;
  }

  @Override
  public void mount(Router router) {
    router.route("/api/*").handler(this::admit);
    router.route("/metrics").handler(this::admit);
  }

  /** For pages, which show the sign-in page instead of a problem. */
  public boolean isSignedIn(RoutingContext context) {
    return access.isSession(session(context));
  }

  private void admit(RoutingContext context) {
    String authorization = context.request().getHeader("Authorization");
    if (authorization != null) {
      boolean bearer =
          authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
              && access.isAdmin(authorization.substring(BEARER.length()).strip());
      pass(context, bearer, "The token in the Authorization header is not the administrator's.");
    } else if (!isSignedIn(context)) {
      pass(context, false, "Expected Authorization: Bearer …, or a signed-in browser's cookie.");
    } else if (HARMLESS.contains(context.request().method()) || isFromOurPage(context)) {
      context.next();
    } else {
      Answers.problem(
          context,
          new Refused(
              403,
              "Not from a page of this gateway",
              "Expected the Origin header of this gateway's own pages, found "
                  + context.request().getHeader("Origin")
                  + ". Programs send Authorization: Bearer … instead of the cookie."));
    }
  }

  private static void pass(RoutingContext context, boolean admitted, String otherwise) {
    if (admitted) {
      context.next();
    } else {
      Answers.problem(
          context,
          new Refused(
              401,
              "Not signed in",
              otherwise + " It stands in admin.token in the gateway's data directory."));
    }
  }

  /** Browsers send Origin with every request that is not harmless, and pages cannot forge it. */
  static boolean isFromOurPage(RoutingContext context) {
    String origin = context.request().getHeader("Origin");
    HostAndPort asked = context.request().authority();
    if (origin == null || asked == null) {
      return false;
    }
    String ours = asked.host() + (asked.port() > 0 ? ":" + asked.port() : "");
    return origin.equals("http://" + ours) || origin.equals("https://" + ours);
  }

  static @Nullable String session(RoutingContext context) {
    Cookie cookie = context.request().getCookie(COOKIE);
    return cookie == null ? null : cookie.getValue();
  }
}
