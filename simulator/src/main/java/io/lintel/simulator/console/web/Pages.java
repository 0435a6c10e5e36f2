package io.lintel.simulator.console.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Mounts the pages: a document each, their modules and styles under {@code /assets/}, Lit under
 * {@code /webjars/}. A page's import map is its only inline script; the policy allows it by its
 * hash, taken from the very bytes that are sent.
 */
public final class Pages {
  private static final String OURS = "/io/lintel/simulator/console/web/";
  private static final String WEBJARS = "/META-INF/resources/webjars/";

  /** What all pages of Lintel share: its look, and the base of its components. */
  private static final Set<String> SHARED =
      Set.of("base.css", "language.js", "mark.svg", "outcome.js", "part.js");

  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private final ClassPathFiles ours = new ClassPathFiles(OURS);
  private final ClassPathFiles libraries = new ClassPathFiles(WEBJARS);
  private final ClassPathFiles shared;

  /**
   * @param design the folder of the class path with what all pages share
   */
  public Pages(String design) {
    this.shared = new ClassPathFiles(design);
  }

  public void mount(Router router) {
    page(router, "/", "console.html");
    page(router, "/score", "score.html");
    get(router, "/favicon.ico", context -> file(context, asset("mark.svg")));
    get(router, "/assets/*", context -> file(context, asset(below(context, "/assets/"))));
    get(
        router,
        "/webjars/*",
        context -> file(context, libraries.find(below(context, "/webjars/"))));
  }

  private @Nullable Asset asset(String name) {
    Asset own = name.endsWith(".html") ? null : ours.find(name);
    return own == null && SHARED.contains(name) ? shared.find(name) : own;
  }

  private void page(Router router, String path, String document) {
    Asset html = ours.find(document);
    if (html == null) {
      throw new IllegalStateException("the jar lacks " + OURS + document + "; build it again");
    }
    String policy = policy(html.body().toString(StandardCharsets.UTF_8));
    get(
        router,
        path,
        context -> {
          context
              .response()
              .putHeader("Content-Security-Policy", policy)
              .putHeader("X-Frame-Options", "DENY")
              .putHeader("Cross-Origin-Opener-Policy", "same-origin");
          file(context, html);
        });
  }

  private interface Answer {
    void to(RoutingContext context);
  }

  private static void get(Router router, String path, Answer answer) {
    router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(answer::to);
  }

  private static String policy(String html) {
    StringBuilder scripts = new StringBuilder("'self'");
    Matcher map = IMPORT_MAP.matcher(html);
    while (map.find()) {
      String hash = Asset.sha256(map.group(1).getBytes(StandardCharsets.UTF_8));
      scripts.append(" 'sha256-").append(hash).append('\'');
    }
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src " + scripts,
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types lit-html");
  }

  private static void file(RoutingContext context, @Nullable Asset asset) {
    HttpServerResponse response =
        context
            .response()
            .putHeader("X-Content-Type-Options", "nosniff")
            .putHeader("Referrer-Policy", "same-origin")
            .putHeader("Cross-Origin-Resource-Policy", "same-origin");
    if (asset == null) {
      response
          .setStatusCode(404)
          .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
          .end("No such file: " + context.normalizedPath() + "\n");
      return;
    }
    response
        .putHeader(HttpHeaders.ETAG, asset.etag())
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    if (asset.etag().equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatusCode(304).end();
    } else {
      response.putHeader(HttpHeaders.CONTENT_TYPE, asset.contentType()).end(asset.body());
    }
  }

  private static String below(RoutingContext context, String prefix) {
    return context.normalizedPath().substring(prefix.length());
  }
}
