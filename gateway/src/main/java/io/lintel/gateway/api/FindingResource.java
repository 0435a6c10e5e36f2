package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.audit.Outcome;
import io.lintel.gateway.finding.FindingKind;
import io.lintel.gateway.finding.FindingState;
import io.lintel.gateway.store.FindingTable.Standing;
import io.lintel.gateway.store.FindingViews;
import io.lintel.gateway.wording.WireName;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code GET /findings} and {@code GET /findings/{id}}. */
final class FindingResource {
  /** Stands for every state. */
  private static final String ANY = "any";

  private static final int CURSOR_PARTS = 4;

  private final Reads reads;
  private final ZoneId zone;

  FindingResource(Reads reads, ZoneId zone) {
    this.reads = reads;
    this.zone = zone;
  }

  Future<JsonNode> list(RoutingContext context) {
    Asked asked =
        Asked.of(
            context,
            zone,
            "state",
            "kind",
            "rule",
            "outcome",
            "technician",
            "q",
            "from",
            "to",
            "limit",
            "after");
    FindingViews.Filter filter =
        new FindingViews.Filter(
            state(asked),
            oneOf(asked, "kind", names(FindingKind.values())),
            asked.text("rule"),
            oneOf(asked, "outcome", List.of(Outcome.FAIL.wireName(), Outcome.UNDECIDED.wireName())),
            asked.text("technician"),
            asked.text("q"),
            asked.from(),
            asked.to());
    FindingViews.After after = after(asked);
    int limit = asked.limit();
    return reads.ask(
        tables ->
            Pages.of(
                    tables.findings().page(filter, after, limit + 1),
                    limit,
                    standing -> FindingJson.of(standing, tables.reviews()),
                    (Standing last) -> next(asked, FindingViews.After.of(last)))
                .put("total", tables.findings().count(filter)));
  }

  Future<JsonNode> one(RoutingContext context) {
    String id = context.pathParam("id");
    return reads.ask(
        tables ->
            FindingJson.of(
                tables.findings().one(id).orElseThrow(() -> Refused.notFound("finding", id)),
                tables.reviews()));
  }

  private static FindingViews.After after(Asked asked) {
    String[] parts = asked.after(CURSOR_PARTS);
    return parts == null
        ? new FindingViews.After(Asked.LAST_DAY, 0, Asked.NEVER_BEFORE, "")
        : new FindingViews.After(
            Asked.dayOfCursor(parts[0]),
            (int) Asked.number(parts[1]),
            Asked.instantOfCursor(parts[2]),
            parts[3]);
  }

  private static String next(Asked asked, FindingViews.After last) {
    return asked.next(last.day(), last.severity(), last.at(), last.id());
  }

  /** Open ones if nothing is said. */
  private static @Nullable String state(Asked asked) {
    List<String> known =
        Stream.concat(names(FindingState.values()).stream(), Stream.of(ANY)).toList();
    String state = oneOf(asked, "state", known);
    if (state == null) {
      return FindingState.OPEN.wireName();
    }
    return state.equals(ANY) ? null : state;
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
