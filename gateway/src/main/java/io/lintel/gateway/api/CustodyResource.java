package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.custody.CustodyStatement;
import io.lintel.gateway.store.CustodyViews;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /custody}: as it stands, as it was believed at an entry, or all that was ever said.
 */
final class CustodyResource {
  private static final int CURSOR_PARTS = 3;

  private final Reads reads;
  private final ZoneId zone;

  CustodyResource(Reads reads, ZoneId zone) {
    this.reads = reads;
    this.zone = zone;
  }

  Future<JsonNode> list(RoutingContext context) {
    Asked asked =
        Asked.of(
            context,
            zone,
            "recorder",
            "technician",
            "at",
            "as_of_seq",
            "history",
            "limit",
            "after");
    CustodyViews.Filter filter =
        new CustodyViews.Filter(
            asked.text("recorder"),
            asked.text("technician"),
            moment(asked.moment("at")),
            asked.seq("as_of_seq"),
            asked.flag("history"));
    String[] parts = asked.after(CURSOR_PARTS);
    CustodyViews.After after =
        parts == null
            ? new CustodyViews.After("", Asked.NEVER_BEFORE, 0)
            : new CustodyViews.After(
                parts[2], Asked.instantOfCursor(parts[0]), Asked.number(parts[1]));
    int limit = asked.limit();
    return reads.ask(
        tables ->
            Pages.of(
                tables.custodyViews().page(filter, after, limit + 1),
                limit,
                CustodyResource::statement,
                (CustodyStatement last) ->
                    asked.next(last.span().from(), last.span().seq(), last.span().recorder())));
  }

  private CustodyViews.@Nullable Moment moment(@Nullable Instant at) {
    if (at == null) {
      return null;
    }
    LocalDate day = LocalDate.ofInstant(at, zone);
    return new CustodyViews.Moment(
        at, day.atStartOfDay(zone).toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant());
  }

  private static ObjectNode statement(CustodyStatement said) {
    ObjectNode node = span(said.span());
    node.put("source", said.source());
    node.put("says", said.says().wireName());
    if (said.replacedBy() != null) {
      node.put("replaced_by", said.replacedBy());
    }
    return node;
  }

  static ObjectNode span(CustodySpan span) {
    ObjectNode node = Answers.object();
    node.put("recorder", span.recorder());
    node.put("technician", span.technician().text());
    node.put("from", span.from().toString());
    Instant to = span.to();
    if (to != null) {
      node.put("to", to.toString());
    }
    return node.put("seq", span.seq());
  }
}
