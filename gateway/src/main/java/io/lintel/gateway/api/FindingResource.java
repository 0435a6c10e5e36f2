package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.audit.Outcome;
import io.lintel.gateway.finding.FindingKind;
import io.lintel.gateway.finding.FindingState;
import io.lintel.gateway.store.FindingTable.Standing;
import io.lintel.gateway.store.FindingViews.Filter;
import io.lintel.gateway.store.FindingViews.Place;
import io.lintel.gateway.store.ProjectionReader;
import io.lintel.gateway.wording.WireName;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code GET /findings}, {@code /findings.csv} and {@code GET /findings/{id}}. */
final class FindingResource {
  /** Stands for every state. */
  private static final String ANY = "any";

  private static final String[] FILTERS = {
    "state", "kind", "rule", "outcome", "technician", "q", "from", "to"
  };

  private static final int CURSOR_PARTS = 4;

  private static final Place TOP = new Place(Asked.LAST_DAY, 0, Asked.NEVER_BEFORE, "");

  private final Reads reads;
  private final ZoneId zone;

  FindingResource(Reads reads, ZoneId zone) {
    this.reads = reads;
    this.zone = zone;
  }

  Future<JsonNode> list(RoutingContext context) {
    Asked asked = Asked.of(context, zone, Asked.and(FILTERS, "limit", "after", "before"));
    Filter filter = filter(asked);
    Turn turn = asked.turn(CURSOR_PARTS);
    Place place = turn.isFirst() ? TOP : place(turn);
    int limit = asked.limit();
    return reads.ask(
        tables ->
            Pages.turned(
                    turn.back()
                        ? tables.findings().before(filter, place, limit + 1)
                        : tables.findings().after(filter, place, limit + 1),
                    limit,
                    asked,
                    turn,
                    standing -> FindingJson.of(standing, tables),
                    FindingResource::row)
                .put("total", tables.findings().count(filter)));
  }

  /** All that fit, in the order of the list. */
  CsvExport<Standing> export(RoutingContext context) {
    Filter filter = filter(Asked.of(context, zone, FILTERS));
    return new CsvExport<>(
        "findings",
        Columns.FINDINGS.headings(),
        (ProjectionReader tables, @Nullable Standing last, int limit) ->
            tables.findings().after(filter, last == null ? TOP : Place.of(last), limit),
        (tables, standing) ->
            Columns.FINDINGS.cells(withLastDecision(FindingJson.of(standing, tables))));
  }

  private static JsonNode withLastDecision(ObjectNode finding) {
    JsonNode decisions = finding.path("decisions");
    JsonNode last = decisions.path(decisions.size() - 1);
    if (last.isObject()) {
      finding.set("decided", last.path("decision"));
      finding.set("decided_by", last.path("by"));
      finding.set("reason", last.path("reason"));
    }
    return finding;
  }

  private static Filter filter(Asked asked) {
    return new Filter(
        states(asked),
        oneOf(asked, "kind", names(FindingKind.values())),
        asked.text("rule"),
        asked.several("outcome", List.of(Outcome.FAIL.wireName(), Outcome.UNDECIDED.wireName())),
        asked.text("technician"),
        asked.text("q"),
        asked.from(),
        asked.to());
  }

  private static Place place(Turn turn) {
    return new Place(
        Asked.dayOfCursor(turn.row().get(0)),
        (int) Asked.number(turn.row().get(1)),
        Asked.instantOfCursor(turn.row().get(2)),
        turn.row().get(3));
  }

  private static Object[] row(Standing standing) {
    Place place = Place.of(standing);
    return new Object[] {place.day(), place.severity(), place.at(), place.id()};
  }

  Future<JsonNode> one(RoutingContext context) {
    Asked.of(context, zone);
    String id = context.pathParam("id");
    return reads.ask(
        tables ->
            FindingJson.of(
                tables.findings().one(id).orElseThrow(() -> Refused.notFound("finding", id)),
                tables));
  }

  /** Open ones if nothing is said. */
  private static Set<String> states(Asked asked) {
    List<String> known =
        Stream.concat(names(FindingState.values()).stream(), Stream.of(ANY)).toList();
    Set<String> states = asked.several("state", known);
    if (states.isEmpty()) {
      return Set.of(FindingState.OPEN.wireName());
    }
    return states.contains(ANY) ? Set.of() : states;
  }

  private static List<String> names(WireName... constants) {
    return Arrays.stream(constants).map(WireName::wireName).toList();
  }

  private static @Nullable String oneOf(Asked asked, String parameter, List<String> known) {
    String text = asked.text(parameter);
    if (text == null || known.contains(text)) {
      return text;
    }
    throw Refused.badRequest(
        parameter + ": expected one of " + String.join(", ", known) + ", found " + text + ".");
  }
}
