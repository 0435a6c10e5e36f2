package io.lintel.simulator.console.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
  private static Vertx vertx;
  private static HttpServer server;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    new Pages("/io/lintel/gateway/web/").mount(router);
    server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  @AfterAll
  static void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path));
    return CLIENT.send(
        (headers.length > 0 ? request.headers(headers) : request).build(), BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/score"})
  void theImportMapIsAllowedByItsHashAndNothingElseIsInline(String path) throws Exception {
    HttpResponse<String> page = get(path);
    String policy = page.headers().firstValue("content-security-policy").orElseThrow();
    assertFalse(policy.contains("unsafe"), policy);
    assertTrue(policy.contains("default-src 'none'"), policy);
    var map =
        Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL)
            .matcher(page.body());
    assertTrue(map.find());
    String hash = Asset.sha256(map.group(1).getBytes(StandardCharsets.UTF_8));
    assertTrue(policy.contains("'sha256-" + hash + "'"), policy);
    assertFalse(page.body().contains(" style="), "an inline style would be refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/score"})
  void whatAPageNamesIsThere(String path) throws Exception {
    Set<String> seen = new HashSet<>();
    var named =
        Pattern.compile("\"(/(?:assets|webjars)/[^\"]+\\.(?:js|css|svg))\"")
            .matcher(get(path).body());
    while (named.find()) {
      assertThere(named.group(1), seen);
    }
    assertTrue(seen.size() > 5, seen.toString());
  }

  private static void assertThere(String path, Set<String> seen) throws Exception {
    if (!seen.add(path)) {
      return;
    }
    HttpResponse<String> found = get(path);
    assertEquals(200, found.statusCode(), path);
    if (path.startsWith("/assets/")) {
      var imported = Pattern.compile("\"\\./([a-z-]+\\.js)\"").matcher(found.body());
      while (imported.find()) {
        assertThere("/assets/" + imported.group(1), seen);
      }
    }
  }

  @Test
  void anUnchangedFileIsNotSentTwice() throws Exception {
    String etag = get("/assets/words.js").headers().firstValue("etag").orElseThrow();
    assertEquals(304, get("/assets/words.js", "If-None-Match", etag).statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/console.html",
        "/assets/Pages.class",
        "/assets/visits-page.js",
        "/assets/..%2f..%2flogback.xml",
        "/assets/%2e%2e/openapi.yaml",
        "/webjars/lit/3.3.2/package.json",
      })
  void onlyWhatAPageNeedsIsServed(String path) throws Exception {
    assertEquals(404, get(path).statusCode());
  }
}
