package io.lintel.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.RunningGateway;
import io.lintel.gateway.RunningGateway.Answer;
import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.access.Passes;
import io.lintel.gateway.projection.PlainJudge;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
  @TempDir Path directory;
  private RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway =
        new RunningGateway(
            directory, new SteppedTime(Instant.parse("2026-11-22T01:00:00Z")), new PlainJudge());
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void theTokenIsReadableByItsOwnerOnlyAndStaysTheSame() throws Exception {
    Path file = directory.resolve("admin.token");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    String token = gateway.token();
    gateway.close();
    start();
    assertEquals(token, gateway.token());
    assertTrue(token.length() >= 43, token);
  }

  @Test
  void withoutATokenNothingOfTheApiIsShown() throws Exception {
    for (String path : new String[] {"/api/v1/visits", "/api/v1/status", "/metrics"}) {
      Answer answer = gateway.send(HttpRequest.newBuilder(gateway.at(path)));
      assertEquals(401, answer.status(), path);
      assertEquals(
          "application/problem+json",
          answer.response().headers().firstValue("Content-Type").orElseThrow());
      assertTrue(answer.response().headers().firstValue("WWW-Authenticate").isPresent());
    }
  }

  @Test
  void aWrongTokenIsRefusedEvenBesideAGoodCookie() throws Exception {
    Answer answer =
        gateway.send(
            HttpRequest.newBuilder(gateway.at("/api/v1/status"))
                .header("Authorization", "Bearer " + gateway.token() + "x")
                .header("Cookie", signedIn()));
    assertEquals(401, answer.status());
  }

  @Test
  void aLinkSignsOneBrowserInOnceAndLeavesTheAddressBar() throws Exception {
    String path = gateway.access().signInPath();
    Answer first = gateway.send(HttpRequest.newBuilder(gateway.at(path)));
    assertEquals(303, first.status());
    assertEquals("/visits", first.response().headers().firstValue("Location").orElseThrow());
    String cookie = first.response().headers().firstValue("Set-Cookie").orElseThrow();
    assertTrue(cookie.contains("; HTTPOnly"), cookie);
    assertTrue(cookie.contains("SameSite=Strict"), cookie);

    Answer again = gateway.send(HttpRequest.newBuilder(gateway.at(path)));
    assertTrue(again.response().headers().firstValue("Set-Cookie").isEmpty());
    assertEquals(200, get("/api/v1/status", cookie.split(";", 2)[0]));
  }

  @Test
  void theSignInPageTakesTheTokenFromItsOwnOriginOnly() throws Exception {
    String body = "{\"token\":\"" + gateway.token() + "\"}";
    String own = "http://" + gateway.at("/").getAuthority();
    assertEquals(204, signIn(body, own));
    assertEquals(403, signIn(body, "http://evil.example"));
    assertEquals(401, signIn("{\"token\":\"guess\"}", own));
    assertEquals(401, signIn("no json", own));
  }

  @Test
  void aCookieChangesSomethingOnlyFromOurOwnPages() throws Exception {
    String cookie = signedIn();
    assertEquals(403, put(cookie, ""));
    assertEquals(403, put(cookie, "http://evil.example"));
    assertEquals(201, put(cookie, "http://" + gateway.at("/").getAuthority()));
  }

  @Test
  void signingOutEndsTheSession() throws Exception {
    String cookie = signedIn();
    assertEquals(200, get("/api/v1/status", cookie));
    gateway.send(
        HttpRequest.newBuilder(gateway.at("/sign-out"))
            .header("Cookie", cookie)
            .header("Origin", "http://" + gateway.at("/").getAuthority())
            .POST(BodyPublishers.noBody()));
    assertEquals(401, get("/api/v1/status", cookie));
  }

  @Test
  void passesEndByThemselvesAndTheOldestGivesWay() {
    AtomicLong nanos = new AtomicLong();
    Passes passes = new Passes(2, Duration.ofHours(1), new SecureRandom(), nanos::get);
    String first = passes.issue();
    nanos.addAndGet(Duration.ofMinutes(59).toNanos());
    assertTrue(passes.holds(first));
    nanos.addAndGet(Duration.ofMinutes(2).toNanos());
    assertFalse(passes.holds(first));

    String second = passes.issue();
    passes.issue();
    passes.issue();
    assertFalse(passes.holds(second));
    assertNotEquals(first, second);
  }

  private String signedIn() throws Exception {
    return gateway
        .send(HttpRequest.newBuilder(gateway.at(gateway.access().signInPath())))
        .response()
        .headers()
        .firstValue("Set-Cookie")
        .orElseThrow()
        .split(";", 2)[0];
  }

  private int get(String path, String cookie) throws Exception {
    return gateway.send(HttpRequest.newBuilder(gateway.at(path)).header("Cookie", cookie)).status();
  }

  private int put(String cookie, String origin) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.at("/api/v1/visits/V-1"))
            .header("Cookie", cookie)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(VisitRoundTripTest.VISIT));
    return gateway.send(origin.isEmpty() ? request : request.header("Origin", origin)).status();
  }

  private int signIn(String body, String origin) throws Exception {
    return gateway
        .send(
            HttpRequest.newBuilder(gateway.at("/sign-in"))
                .header("Origin", origin)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)))
        .status();
  }
}
