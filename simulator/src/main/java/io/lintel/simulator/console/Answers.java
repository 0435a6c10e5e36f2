package io.lintel.simulator.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.simulator.scenario.BadScenario;
import io.lintel.simulator.transport.Unreachable;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How every resource answers: JSON, or a problem (RFC 9457). */
final class Answers {
  private static final Logger log = LoggerFactory.getLogger(Answers.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private Answers() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static void json(RoutingContext context, int status, JsonNode body) {
    send(context, status, "application/json", body);
  }

  static void problem(RoutingContext context, Throwable cause) {
    Refused refused = refusal(context, cause);
    ObjectNode body =
        object()
            .put("type", "about:blank")
            .put("title", refused.title())
            .put("status", refused.status())
            .put("detail", refused.getMessage())
            .put("instance", context.request().path());
    if (cause instanceof FlawedForm form) {
      ArrayNode flaws = body.putArray("flaws");
      form.flaws()
          .forEach(flaw -> flaws.addObject().put("key", flaw.key()).put("says", flaw.says()));
    }
    send(context, refused.status(), "application/problem+json", body);
  }

  private static Refused refusal(RoutingContext context, Throwable cause) {
    if (cause instanceof Refused refused) {
      return refused;
    }
    String why = String.valueOf(cause.getMessage());
    if (cause instanceof NotOnThisStage) {
      return Refused.notNow(why);
    }
    if (cause instanceof BadScenario || cause instanceof FlawedForm) {
      return Refused.badRequest(why);
    }
    if (cause instanceof Unreachable) {
      return new Refused(502, "The gateway does not answer", why);
    }
    log.error(
        "method={} path={} outcome=failed",
        context.request().method(),
        context.request().path(),
        cause);
    return new Refused(
        500,
        "A fault of the console's",
        "The console failed to answer; the simulator's log says why. Nothing about the request was"
            + " wrong.");
  }

  static String text(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes can always be written", e);
    }
  }

  private static void send(RoutingContext context, int status, String type, JsonNode body) {
    HttpServerResponse response = context.response();
    if (!response.ended() && !response.closed()) {
      response
          .setStatusCode(status)
          .putHeader(HttpHeaders.CONTENT_TYPE, type)
          .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
          .putHeader("X-Content-Type-Options", "nosniff")
          .end(Buffer.buffer(text(body)));
    }
  }
}
