package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.audit.Card;
import io.lintel.gateway.audit.Rules;
import io.lintel.gateway.health.Health;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What an operator asks: is it alive, is it ready and if not why, how far has it come. */
public final class OperatorRoutes implements Routes {
  private final Supplier<List<Health>> parts;
  private final GatewayStatus status;
  private final PrometheusMeterRegistry metrics;
  private final String openApi = openApi();

  /**
   * @param parts asked anew each time, for lines come and go with the configuration
   */
  public OperatorRoutes(
      Supplier<List<Health>> parts, GatewayStatus status, PrometheusMeterRegistry metrics) {
    this.parts = parts;
    this.status = status;
    this.metrics = metrics;
  }

  @Override
  public void mount(Router router) {
    router.get("/healthz").handler(context -> text(context, "text/plain; charset=utf-8", "ok\n"));
    router.get("/readyz").handler(this::ready);
    router
        .get("/metrics")
        .handler(
            context -> text(context, "text/plain; version=0.0.4; charset=utf-8", metrics.scrape()));
    router
        .get("/openapi.yaml")
        .handler(context -> text(context, "application/yaml; charset=utf-8", openApi));
    router.get("/api/v1/status").handler(context -> Answers.json(context, 200, status()));
  }

  private void ready(RoutingContext context) {
    ObjectNode body = Answers.object();
    boolean ready = true;
    ArrayNode array = body.putArray("parts");
    for (Health part : parts.get()) {
      ObjectNode node = array.addObject().put("name", part.name());
      var reason = part.notReadyBecause();
      node.put("ready", reason.isEmpty());
      node.put("essential", part.essential());
      reason.ifPresent(because -> node.put("because", because));
      part.remark().ifPresent(remark -> node.put("remark", remark));
      ready &= reason.isEmpty() || !part.essential();
    }
    body.put("ready", ready);
    Answers.json(context, ready ? 200 : 503, body);
  }

  private ObjectNode status() {
    GatewayStatus.Now now = status.now();
    ObjectNode body = Answers.object();
    body.putObject("journal").put("last", now.last()).put("taken_in", now.takenIn());
    body.put("projected", now.projected());
    body.putObject("findings").put("open", now.openFindings());
    ArrayNode sinks = body.putArray("sinks");
    for (GatewayStatus.Sink sink : now.sinks()) {
      ObjectNode node = sinks.addObject();
      node.put("name", sink.name());
      node.put("cursor", sink.cursor());
      node.put("behind", Math.max(0, now.last() - sink.cursor()));
      node.put("set_aside", sink.setAside());
      if (sink.lastAccepted() != null) {
        node.put("last_accepted", sink.lastAccepted().toString());
      }
      if (sink.lastError() != null) {
        node.put("last_error", sink.lastError());
      }
    }
    return body.put("time", now.time().toString());
  }

  private static void text(RoutingContext context, String type, String body) {
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, type)
        .putHeader("X-Content-Type-Options", "nosniff")
        .end(body);
  }

  private static String openApi() {
    try (InputStream in = OperatorRoutes.class.getResourceAsStream("openapi.yaml")) {
      String ids = Rules.cards().stream().map(Card::id).collect(Collectors.joining(", "));
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .replace("enum: [RULES]", "enum: [" + ids + "]");
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.yaml is missing from the jar", e);
    }
  }
}
