package io.lintel.gateway.web;

import static java.util.Objects.requireNonNullElse;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Findings, orphans and recorders of {@link FixtureGateway}; decisions are taken and remembered.
 */
final class ReviewFixtures {
  private static final Instant DECIDED = Instant.parse("2026-11-23T01:00:00Z");

  private final List<JsonObject> findings = new ArrayList<>();
  private long lastSeq = 20_000;
  private int refusal;

  ReviewFixtures() {
    findings.addAll(objects("findings.json"));
  }

  void mount(Router router) {
    BodyHandler body = BodyHandler.create(false);
    router.get("/api/v1/findings").handler(this::list);
    router.get("/api/v1/findings/:id").handler(this::one);
    router.post("/api/v1/findings/:id/decisions").handler(body).handler(this::decide);
    router.post("/api/v1/findings/decisions").handler(body).handler(this::decideSeveral);
    router
        .get("/api/v1/orphans")
        .handler(c -> FixtureGateway.page(c, "/api/v1/orphans", objects("orphans.json")));
    router
        .get("/api/v1/recorders")
        .handler(c -> FixtureGateway.page(c, "/api/v1/recorders", objects("recorders.json")));
    router.get("/api/v1/recorders/:id").handler(ReviewFixtures::recorder);
    router
        .get("/api/v1/meters")
        .handler(c -> FixtureGateway.page(c, "/api/v1/meters", objects("meters.json")));
    router.get("/api/v1/meters/:id").handler(ReviewFixtures::meter);
    router
        .get("/api/v1/rejected")
        .handler(c -> FixtureGateway.page(c, "/api/v1/rejected", objects("rejected.json")));
  }

  /** Every finding as recorded, as if nobody had decided anything. */
  synchronized void anew() {
    findings.clear();
    findings.addAll(objects("findings.json"));
    refusal = 0;
  }

  /** From now on decisions are refused with this status; 0 takes them again. */
  synchronized void refuse(int status) {
    refusal = status;
  }

  private synchronized void list(RoutingContext context) {
    List<JsonObject> fitting = findings.stream().filter(finding -> fits(finding, context)).toList();
    FixtureGateway.page(context, "/api/v1/findings", fitting);
  }

  private static boolean fits(JsonObject finding, RoutingContext context) {
    String state = requireNonNullElse(context.request().getParam("state"), "open");
    if (!state.equals("any") && !FixtureGateway.isAmong(finding.getString("state"), state)) {
      return false;
    }
    for (String name : List.of("kind", "rule", "outcome", "technician")) {
      String wanted = requireNonNullElse(context.request().getParam(name), "");
      if (!wanted.isEmpty() && !FixtureGateway.isAmong(finding.getString(name), wanted)) {
        return false;
      }
    }
    String text = requireNonNullElse(context.request().getParam("q"), "").toLowerCase(Locale.ROOT);
    return finding.encode().toLowerCase(Locale.ROOT).contains(text);
  }

  private synchronized void one(RoutingContext context) {
    find(context).ifPresentOrElse(f -> FixtureGateway.json(context, 200, f), unknown(context));
  }

  private synchronized void decide(RoutingContext context) {
    JsonObject said = context.body().asJsonObject();
    if (refusal > 0) {
      FixtureGateway.json(context, refusal, new JsonObject().put("detail", "the journal is full"));
      return;
    }
    find(context)
        .ifPresentOrElse(
            finding -> {
              JsonObject decision = said.copy().put("seq", ++lastSeq).put("at", DECIDED.toString());
              finding.put("state", said.getString("decision"));
              finding.getJsonArray("decisions").add(decision.put("on_earlier_evidence", false));
              FixtureGateway.json(context, 201, new JsonObject().put("seq", lastSeq));
            },
            unknown(context));
  }

  private synchronized void decideSeveral(RoutingContext context) {
    JsonObject said = context.body().asJsonObject();
    JsonArray receipts = new JsonArray();
    for (Object id : said.getJsonArray("findings")) {
      JsonObject finding =
          findings.stream().filter(f -> f.getString("id").equals(id)).findFirst().orElseThrow();
      JsonObject decision = said.copy().put("seq", ++lastSeq).put("at", DECIDED.toString());
      decision.remove("findings");
      finding.put("state", said.getString("decision"));
      finding.getJsonArray("decisions").add(decision.put("on_earlier_evidence", false));
      receipts.add(new JsonObject().put("finding", id).put("seq", lastSeq));
    }
    FixtureGateway.json(context, 201, new JsonObject().put("items", receipts));
  }

  private Optional<JsonObject> find(RoutingContext context) {
    String id = context.pathParam("id");
    return findings.stream().filter(f -> Objects.equals(f.getString("id"), id)).findFirst();
  }

  /** Any day is the recorded one. */
  private static void meter(RoutingContext context) {
    objects("meters.json").stream()
        .filter(meter -> meter.getString("id").equals(context.pathParam("id")))
        .findFirst()
        .ifPresentOrElse(meter -> FixtureGateway.json(context, 200, meter), unknown(context));
  }

  private static void recorder(RoutingContext context) {
    String name = context.pathParam("id") + ".json";
    if (!name.startsWith("R-") || FixtureGateway.class.getResource(name) == null) {
      unknown(context).run();
      return;
    }
    JsonObject recorder = new JsonObject(FixtureGateway.read(name));
    JsonObject clock = recorder.getJsonObject("clock");
    @Nullable String day = context.request().getParam("day");
    if (day != null && !day.equals(clock.getString("day"))) {
      recorder.put("clock", new JsonObject().put("day", day).put("epochs", new JsonArray()));
    }
    FixtureGateway.json(context, 200, recorder);
  }

  private static Runnable unknown(RoutingContext context) {
    return () -> FixtureGateway.json(context, 404, new JsonObject().put("title", "Not known"));
  }

  private static List<JsonObject> objects(String name) {
    return new JsonArray(FixtureGateway.read(name)).stream().map(JsonObject.class::cast).toList();
  }
}
