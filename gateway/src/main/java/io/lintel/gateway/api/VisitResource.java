package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.audit.Outcome;
import io.lintel.gateway.store.ProjectionReader;
import io.lintel.gateway.store.VisitTable.Standing;
import io.lintel.gateway.store.VisitViews;
import io.lintel.gateway.store.VisitViews.Filter;
import io.lintel.gateway.store.VisitViews.Place;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /visits}, {@code /visits.csv} and {@code /visits/{id}}. */
final class VisitResource {
  private static final String[] FILTERS = {"from", "to", "technician", "outcome", "state", "q"};

  private static final List<String> OUTCOMES =
      Arrays.stream(Outcome.values()).map(Outcome::wireName).toList();

  private static final int CURSOR_PARTS = 3;

  /** Sorts behind every id, so that a moment stands behind all that begins at it. */
  private static final String LAST_ID = "\uFFFF";

  /** What begins so soon is as good as there: who looks for what is now looks for that too. */
  private static final Duration SOON = Duration.ofHours(1);

  private final Reads reads;
  private final ZoneId zone;
  private final VisitJson json;
  private final InstantSource time;

  VisitResource(Reads reads, ZoneId zone, Clauses clauses, InstantSource time) {
    this.reads = reads;
    this.zone = zone;
    this.json = new VisitJson(clauses, zone, time);
    this.time = time;
  }

  Future<JsonNode> list(RoutingContext context) {
    Asked asked = Asked.of(context, zone, Asked.and(FILTERS, "at", "limit", "after", "before"));
    Turn turn = asked.turn(CURSOR_PARTS);
    Filter filter = filter(asked);
    Place place = place(asked, turn, filter.now());
    boolean atNow = turn.isFirst() && asked.text("at") != null;
    int limit = asked.limit();
    return reads.ask(
        tables -> {
          ObjectNode page =
              Pages.turned(
                  turn.back()
                      ? tables.visits().before(filter, place, limit + 1)
                      : tables.visits().after(filter, place, limit + 1),
                  limit,
                  asked,
                  turn,
                  visit -> json.row(tables, visit),
                  VisitResource::row);
          if (atNow && !tables.visits().before(filter, place, 1).isEmpty()) {
            page.put("previous", asked.previous(place.day(), place.starts(), place.id()));
          }
          page.put("now", filter.now().toString());
          // A search reads every visit: a page of what it finds ends sooner than a count.
          return filter.text() == null ? page.put("total", tables.visits().count(filter)) : page;
        });
  }

  /** All that fit, in the order of the list. */
  CsvExport<Standing> export(RoutingContext context) {
    Asked asked = Asked.of(context, zone, FILTERS);
    Filter filter = filter(asked);
    return new CsvExport<>(
        "visits",
        Columns.VISITS.headings(),
        (ProjectionReader tables, @Nullable Standing last, int limit) ->
            tables.visits().after(filter, last == null ? top() : Place.of(last), limit),
        (tables, visit) -> Columns.VISITS.cells(json.row(tables, visit)));
  }

  private Filter filter(Asked asked) {
    return new Filter(
        asked.from(),
        asked.to(),
        asked.text("technician"),
        asked.several("outcome", OUTCOMES),
        asked.several("state", VisitViews.STATES),
        time.instant(),
        asked.text("q"));
  }

  /** Of what is asked for, be it a row or a moment. */
  private Place place(Asked asked, Turn turn, Instant now) {
    if (!turn.isFirst()) {
      return new Place(
          Asked.dayOfCursor(turn.row().get(0)),
          Asked.instantOfCursor(turn.row().get(1)),
          turn.row().get(2));
    }
    boolean isNow = "now".equals(asked.text("at"));
    Instant moment = isNow ? now.plus(SOON) : asked.moment("at");
    if (moment == null) {
      return top();
    }
    return new Place(LocalDate.ofInstant(moment, zone), moment, LAST_ID);
  }

  private static Place top() {
    return new Place(Asked.LAST_DAY, Asked.EVER, LAST_ID);
  }

  private static Object[] row(Standing visit) {
    return new Object[] {visit.day(), visit.starts(), visit.id()};
  }

  Future<JsonNode> one(RoutingContext context) {
    Asked.of(context, zone);
    String id = context.pathParam("id");
    return reads.ask(
        tables ->
            json.whole(
                tables, tables.visits().one(id).orElseThrow(() -> Refused.notFound("visit", id))));
  }
}
