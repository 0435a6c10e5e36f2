package io.lintel.gateway.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Mounts the pages: one document a page, their modules and styles under {@code /assets/}, Lit under
 * {@code /webjars/}. Assets are public; a page asked for without sign-in answers 401 with the
 * sign-in page, at the same address, so that reloading after sign-in shows what was asked for.
 */
public final class WebRoutes {
  private static final String OURS = "/io/lintel/gateway/web/";
  private static final String WEBJARS = "/META-INF/resources/webjars/";

  /** Each page's path, as the router reads it, and its document. */
  private static final Map<String, String> PAGES =
      Map.of(
          "/visits", "visits.html",
          "/visits/:id", "visit.html",
          "/findings", "findings.html",
          "/findings/:id", "finding.html",
          "/orphans", "orphans.html",
          "/recorders", "recorders.html",
          "/recorders/:id", "recorder.html",
          "/meters", "meters.html",
          "/meters/:id", "meter.html",
          "/rejected", "rejected.html");

  private final Predicate<RoutingContext> signedIn;
  private final Document signIn;
  private final Map<String, Document> pages;
  private final ClassPathFiles assets = new ClassPathFiles(OURS, Asset.REVALIDATE);
  private final ClassPathFiles libraries = new ClassPathFiles(WEBJARS, Asset.FOREVER);

  /**
   * @param utilityZone the zone in which every page states its times
   * @param signedIn whether a request carries a valid session
   */
  public WebRoutes(ZoneId utilityZone, Predicate<RoutingContext> signedIn) {
    this.signedIn = signedIn;
    this.signIn = Document.load("sign-in.html", utilityZone);
    this.pages =
        PAGES.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, page -> Document.load(page.getValue(), utilityZone)));
  }

  /** Call it after the API's routes are mounted: it adds exact paths only and no catch-all. */
  public void mount(Router router) {
    get(router, "/", this::home);
    pages.forEach((path, document) -> get(router, path, context -> page(context, document)));
    get(router, "/sign-in", context -> send(context, signIn, 200));
    get(router, "/favicon.ico", context -> file(context, assets.find("mark.svg")));
    get(router, "/assets/*", context -> file(context, assets.find(below(context, "/assets/"))));
    get(
        router,
        "/webjars/*",
        context -> file(context, libraries.find(below(context, "/webjars/"))));
  }

  private interface Answer {
    void to(RoutingContext context);
  }

  private static void get(Router router, String path, Answer answer) {
    router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(answer::to);
  }

  private void home(RoutingContext context) {
    guard(context.response()).setStatusCode(303).putHeader(HttpHeaders.LOCATION, "/visits").end();
  }

  private void page(RoutingContext context, Document document) {
    if (signedIn.test(context)) {
      send(context, document, 200);
    } else {
      send(context, signIn, 401);
    }
  }

  private static void send(RoutingContext context, Document document, int status) {
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Security-Policy", document.contentSecurityPolicy())
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin");
    if (status == 200) {
      deliver(context, document.html());
    } else {
      // A refusal carries no validator: the page behind it must be asked for again.
      guard(context.response())
          .putHeader(HttpHeaders.CONTENT_TYPE, document.html().contentType())
          .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
          .end(document.html().body());
    }
  }

  private static void file(RoutingContext context, Optional<Asset> asset) {
    if (asset.isPresent()) {
      deliver(context, asset.get());
    } else {
      guard(context.response())
          .setStatusCode(404)
          .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
          .end("No such file: " + context.normalizedPath() + "\n");
    }
  }

  private static void deliver(RoutingContext context, Asset asset) {
    HttpServerResponse response =
        guard(context.response())
            .putHeader(HttpHeaders.ETAG, asset.etag())
            .putHeader(HttpHeaders.CACHE_CONTROL, asset.cacheControl());
    if (asset.etag().equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatusCode(304).end();
    } else {
      response.putHeader(HttpHeaders.CONTENT_TYPE, asset.contentType()).end(asset.body());
    }
  }

  private static HttpServerResponse guard(HttpServerResponse response) {
    return response
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "same-origin")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin");
  }

  private static String below(RoutingContext context, String prefix) {
    return context.normalizedPath().substring(prefix.length());
  }
}
