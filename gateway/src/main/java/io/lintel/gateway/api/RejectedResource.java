package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.store.Fact;
import io.lintel.gateway.store.ProjectionReader;
import io.lintel.gateway.store.RejectedViews.Filter;
import io.lintel.gateway.store.RejectedViews.Source;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** {@code GET /rejected} and {@code /rejected.csv}: what could not be taken, and why. */
final class RejectedResource {
  private static final String[] FILTERS = {"from", "to", "source", "q"};

  private final Reads reads;
  private final ZoneId zone;

  RejectedResource(Reads reads, ZoneId zone) {
    this.reads = reads;
    this.zone = zone;
  }

  /** The latest first: who looks here wants to know what fails now. */
  Future<JsonNode> list(RoutingContext context) {
    Asked asked = Asked.of(context, zone, Asked.and(FILTERS, "limit", "after", "before"));
    Turn turn = asked.turn(1);
    long seq = turn.isFirst() ? Long.MAX_VALUE : Asked.number(turn.row().get(0));
    int limit = asked.limit();
    Filter filter = filter(asked);
    return reads.ask(
        tables -> {
          ObjectNode page =
              Pages.turned(
                  turn.back()
                      ? tables.rejected().after(filter, seq, limit + 1)
                      : tables.rejected().before(filter, seq, limit + 1),
                  limit,
                  asked,
                  turn,
                  FactJson::rejected,
                  fact -> new Object[] {fact.entry().seq()});
          sources(page, tables, filter);
          return page;
        });
  }

  /** By which way they came, whatever source is asked for: from these one is chosen. */
  private static void sources(ObjectNode page, ProjectionReader tables, Filter filter) {
    ArrayNode sources = page.putArray("sources");
    for (Source source : tables.rejected().sources(filter.from(), filter.to())) {
      sources
          .addObject()
          .put("source", source.name())
          .put("count", source.count())
          .put("latest", source.latest().toString());
    }
  }

  CsvExport<Fact> export(RoutingContext context) {
    Filter filter = filter(Asked.of(context, zone, FILTERS));
    return new CsvExport<>(
        "rejected",
        Columns.REJECTED.headings(),
        (ProjectionReader tables, @Nullable Fact last, int limit) ->
            tables
                .rejected()
                .before(filter, last == null ? Long.MAX_VALUE : last.entry().seq(), limit),
        (tables, fact) -> Columns.REJECTED.cells(FactJson.rejected(fact)));
  }

  private static Filter filter(Asked asked) {
    return new Filter(asked.from(), asked.to(), asked.text("source"), asked.text("q"));
  }
}
