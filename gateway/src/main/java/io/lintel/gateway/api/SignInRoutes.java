package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lintel.gateway.access.Access;
import io.lintel.gateway.access.TrustedProxies;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;

/**
 * How a browser gets its session: by a link that works once, or by the administrator's token typed
 * into the sign-in page. Neither the token nor a link's secret stays in the address bar.
 */
public final class SignInRoutes implements Routes {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BODY_BYTES = 4 * 1024;

  private final Access access;
  private final TrustedProxies proxies;

  public SignInRoutes(Access access) {
    this(access, TrustedProxies.LOOPBACK);
  }

  /**
   * @param proxies whose word counts for whether the browser's side is encrypted
   */
  public SignInRoutes(Access access, TrustedProxies proxies) {
    this.access = access;
    this.proxies = proxies;
  }

  @Override
  public void mount(Router router) {
    router.get("/sign-in").handler(this::byLink);
    router
        .post("/sign-in")
        .handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES))
        .handler(this::byToken);
    router.post("/sign-out").handler(this::out);
    router.post("/api/v1/sign-in-links").handler(this::link);
  }

  /** Without a token the request is for the sign-in page, which another route serves. */
  private void byLink(RoutingContext context) {
    String token = context.request().getParam("token");
    if (token == null) {
      context.next();
      return;
    }
    access.beginByLink(token).ifPresent(session -> set(context, session));
    // A used link in a browser that is signed in already is no mistake; otherwise the page asks.
    redirect(context, "/visits");
  }

  private void byToken(RoutingContext context) {
    if (!Gate.isFromOurPage(context)) {
      Answers.problem(
          context,
          new Refused(
              403,
              "Not from a page of this gateway",
              "Expected the Origin header of this gateway's own sign-in page."));
      return;
    }
    access
        .beginByToken(token(context))
        .ifPresentOrElse(
            session -> {
              set(context, session);
              context.response().setStatusCode(204).end();
            },
            () ->
                Answers.problem(
                    context,
                    new Refused(
                        401,
                        "Not the administrator's token",
                        "Expected the token that stands in admin.token in the gateway's data"
                            + " directory.")));
  }

  private void out(RoutingContext context) {
    if (Gate.isFromOurPage(context)) {
      access.end(Gate.session(context));
    }
    context.response().removeCookie(Gate.COOKIE);
    redirect(context, "/sign-in");
  }

  /** A link for another browser; only who is let in already can ask for one. */
  private void link(RoutingContext context) {
    Answers.json(context, 201, Answers.object().put("path", access.signInPath()));
  }

  private static String token(RoutingContext context) {
    Buffer body = context.body().buffer();
    try {
      JsonNode sent = JSON.readTree(body == null ? new byte[0] : body.getBytes());
      return sent.path("token").asText("").strip();
    } catch (IOException notJson) {
      return "";
    }
  }

  private void set(RoutingContext context, String session) {
    context
        .response()
        .addCookie(
            Cookie.cookie(Gate.COOKIE, session)
                .setHttpOnly(true)
                .setSecure(isSecure(context))
                .setSameSite(CookieSameSite.STRICT)
                .setPath("/")
                .setMaxAge(Access.SESSION.toSeconds()));
  }

  /** Over plain HTTP a cookie that only goes over HTTPS would never come back. */
  private boolean isSecure(RoutingContext context) {
    SocketAddress peer = context.request().remoteAddress();
    return proxies.isSecure(
        context.request().isSSL(),
        peer == null ? null : peer.hostAddress(),
        context.request().getHeader("X-Forwarded-Proto"),
        context.request().getHeader("Forwarded"));
  }

  /** A page of ours that goes on: a redirect from another site would not carry a strict cookie. */
  private static void redirect(RoutingContext context, String path) {
    context
        .response()
        .setStatusCode(303)
        .putHeader(HttpHeaders.LOCATION, path)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("Referrer-Policy", "no-referrer")
        .end();
  }
}
