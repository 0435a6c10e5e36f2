package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.journal.Journal;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.function.Function;

/** The resources of {@code /api/v1} that are read. */
public final class ApiRoutes implements Routes {
  private final VisitResource visits;
  private final FactResource facts;

  public ApiRoutes(Reads reads, Journal journal, ZoneId zone, Clauses clauses) {
    this.visits = new VisitResource(reads, zone, clauses);
    this.facts = new FactResource(reads, journal, zone);
  }

  @Override
  public void mount(Router router) {
    get(router, "/visits", visits::list);
    get(router, "/visits/:id", visits::one);
    get(router, "/readings", facts::readings);
    get(router, "/slots", facts::slots);
    get(router, "/rejected", facts::rejected);
    get(router, "/orphans", facts::orphans);
    get(router, "/observations/:seq", facts::observation);
  }

  static void get(Router router, String path, Function<RoutingContext, Future<JsonNode>> answer) {
    router
        .get("/api/v1" + path)
        .handler(
            context -> {
              try {
                Answers.later(context, answer.apply(context));
              } catch (Refused refused) {
                Answers.problem(context, refused);
              }
            });
  }
}
