package io.lintel.gateway.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire: policies, validators, and nothing that was not meant to. */
class WebRoutesTest {
  private static FixtureGateway gateway;
  private static HttpClient client;

  @BeforeAll
  static void start() {
    gateway = new FixtureGateway(0);
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway.url(path)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/visits",
        "/visits/V-2041",
        "/findings",
        "/findings/F-101",
        "/orphans",
        "/recorders",
        "/recorders/R-7",
        "/sign-in"
      })
  void theImportMapIsAllowedByItsHashAndNothingElseIsInline(String path) throws Exception {
    HttpResponse<String> page = get(path, "Cookie", "session=1");
    String policy = page.headers().firstValue("content-security-policy").orElseThrow();
    assertFalse(policy.contains("unsafe"), policy);
    assertTrue(policy.contains("default-src 'none'"), policy);
    assertTrue(policy.contains("frame-ancestors 'none'"), policy);
    Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL)
        .matcher(page.body())
        .results()
        .forEach(
            map -> {
              String hash = Sha256.base64(map.group(1).getBytes(StandardCharsets.UTF_8));
              assertTrue(policy.contains("'sha256-" + hash + "'"), policy);
            });
    assertFalse(page.body().contains(" style="), "an inline style would be refused");
    assertFalse(page.body().contains("{{"), "a placeholder was left");
  }

  @Test
  void withoutSignInAPageIsRefusedAndNotKept() throws Exception {
    HttpResponse<String> page = get("/visits/V-2041");
    assertEquals(401, page.statusCode());
    assertEquals("no-store", page.headers().firstValue("cache-control").orElseThrow());
    assertTrue(page.body().contains("name=\"token\""));
  }

  @Test
  void anUnchangedFileIsNotSentTwice() throws Exception {
    HttpResponse<String> first = get("/assets/words.js");
    String etag = first.headers().firstValue("etag").orElseThrow();
    assertEquals(304, get("/assets/words.js", "If-None-Match", etag).statusCode());
    assertEquals("no-cache", first.headers().firstValue("cache-control").orElseThrow());
    assertEquals("nosniff", first.headers().firstValue("x-content-type-options").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/visits.html",
        "/assets/WebRoutes.class",
        "/assets/..%2f..%2f..%2flogback.xml",
        "/assets/%2e%2e/config/ConfigFile.class",
        "/assets//etc/passwd.js",
        "/webjars/lit/3.3.2/package.json",
        "/webjars/lit/3.3.2/",
      })
  void onlyWhatAPageNeedsIsServed(String path) throws Exception {
    assertEquals(404, get(path).statusCode());
  }

  @Test
  void everyTargetOfTheImportMapIsThere() throws Exception {
    String page = get("/visits", "Cookie", "session=1").body();
    List<String> targets =
        Pattern.compile("\"(/webjars/[^\"]+\\.js)\"")
            .matcher(page)
            .results()
            .map(target -> target.group(1))
            .toList();
    assertEquals(3, targets.size());
    for (String target : targets) {
      HttpResponse<String> library = get(target);
      assertEquals(200, library.statusCode(), target);
      assertTrue(library.headers().firstValue("cache-control").orElseThrow().contains("immutable"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "visits-page.js",
        "visit-page.js",
        "findings-page.js",
        "finding-page.js",
        "orphans-page.js",
        "recorders-page.js",
        "recorder-page.js",
        "meters-page.js",
        "meter-page.js",
        "rejected-page.js",
        "sign-in.js"
      })
  void everyModuleThatIsImportedIsThere(String entry) throws Exception {
    assertModules(entry);
  }

  private static void assertModules(String name) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway.url("/assets/" + name))).build();
    HttpResponse<String> module = client.send(request, BodyHandlers.ofString());
    assertEquals(200, module.statusCode(), name);
    for (var found :
        Pattern.compile("\"\\./([a-z-]+\\.js)\"").matcher(module.body()).results().toList()) {
      assertModules(found.group(1));
    }
  }
}
