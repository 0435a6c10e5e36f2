package io.lintel.gateway.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.journal.Journal;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How every resource answers: JSON, or a problem (RFC 9457). */
public final class Answers {
  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int RETRY_FULL_SECONDS = 1;
  private static final int RETRY_BROKEN_SECONDS = 10;

  private Answers() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static void json(RoutingContext context, int status, JsonNode body) {
    send(context, status, "application/json", body);
  }

  /** Answers with what the future brings, or with the problem it fails with. */
  public static void later(RoutingContext context, Future<? extends JsonNode> body) {
    body.onSuccess(node -> json(context, 200, node)).onFailure(e -> problem(context, e));
  }

  public static void problem(RoutingContext context, Throwable cause) {
    Refused refused = refusal(context, cause);
    ObjectNode body = object();
    body.put("type", "about:blank");
    body.put("title", refused.title());
    body.put("status", refused.status());
    body.put("detail", refused.getMessage());
    body.put("instance", context.request().path());
    Integer retryAfter = refused.retryAfterSeconds();
    if (retryAfter != null) {
      context.response().putHeader("Retry-After", retryAfter.toString());
    }
    if (refused.status() == 401) {
      context.response().putHeader("WWW-Authenticate", "Bearer realm=\"lintel\"");
    }
    send(context, refused.status(), "application/problem+json", body);
  }

  private static Refused refusal(RoutingContext context, Throwable cause) {
    if (cause instanceof Refused refused) {
      return refused;
    }
    if (cause instanceof Journal.JournalFull full) {
      return new Refused(
          503,
          "The journal is full",
          full.getMessage() + ". Nothing was kept: send it again.",
          RETRY_FULL_SECONDS);
    }
    if (cause instanceof Journal.JournalRefuses refuses) {
      return new Refused(
          429,
          "Not now",
          refuses.getMessage() + ". Nothing was kept: send it again later.",
          (int) Math.max(1, refuses.retryAfter().toSeconds()));
    }
    if (cause instanceof Journal.JournalBroken broken) {
      return new Refused(
          503,
          "The journal cannot write",
          broken.getMessage() + ". Nothing was kept: send it again; /readyz says more.",
          RETRY_BROKEN_SECONDS);
    }
    LOG.error(
        "request failed: method={} path={}",
        context.request().method(),
        context.request().path(),
        cause);
    return new Refused(
        500,
        "A fault of the gateway's",
        "The gateway failed to answer; its log says why. Nothing about the request was wrong.");
  }

  private static void send(RoutingContext context, int status, String contentType, JsonNode body) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    try {
      response
          .setStatusCode(status)
          .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
          .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
          .putHeader("X-Content-Type-Options", "nosniff")
          .end(Buffer.buffer(JSON.writeValueAsBytes(body)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes can always be written", e);
    }
  }
}
