package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.audit.Outcome;
import io.lintel.gateway.store.VisitTable.Standing;
import io.lintel.gateway.store.VisitViews;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@code GET /visits} and {@code GET /visits/{id}}. */
final class VisitResource {
  private final Reads reads;
  private final ZoneId zone;
  private final VisitJson json;

  VisitResource(Reads reads, ZoneId zone, Clauses clauses, InstantSource time) {
    this.reads = reads;
    this.zone = zone;
    this.json = new VisitJson(clauses, zone, time);
  }

  Future<JsonNode> list(RoutingContext context) {
    Asked asked =
        Asked.of(context, zone, "from", "to", "technician", "outcome", "q", "limit", "after");
    String[] after = asked.after(3);
    VisitViews.Filter filter =
        new VisitViews.Filter(
            asked.from(),
            asked.to(),
            asked.text("technician"),
            outcome(asked.text("outcome")),
            asked.text("q"),
            after == null ? Asked.LAST_DAY : Asked.dayOfCursor(after[0]),
            after == null ? Asked.EVER : Asked.instantOfCursor(after[1]),
            after == null ? "" : after[2]);
    int limit = asked.limit();
    return reads.ask(
        tables -> {
          ObjectNode page =
              Pages.of(
                  tables.visits().page(filter, limit + 1),
                  limit,
                  visit -> json.row(tables, visit),
                  (Standing last) -> asked.next(last.day(), last.starts(), last.id()));
          // A search reads every visit: a page of what it finds ends sooner than a count.
          return filter.text() == null ? page.put("total", tables.visits().count(filter)) : page;
        });
  }

  Future<JsonNode> one(RoutingContext context) {
    String id = context.pathParam("id");
    return reads.ask(
        tables ->
            json.whole(
                tables, tables.visits().one(id).orElseThrow(() -> Refused.notFound("visit", id))));
  }

  private static @Nullable String outcome(@Nullable String text) {
    if (text == null || Arrays.stream(Outcome.values()).anyMatch(o -> o.name().equals(text))) {
      return text;
    }
    throw Refused.badRequest(
        "outcome: expected one of " + Arrays.toString(Outcome.values()) + ", found " + text + ".");
  }
}
