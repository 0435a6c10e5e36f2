package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.store.Fact;
import io.lintel.gateway.store.MeterViews;
import io.lintel.gateway.store.MeterViews.Filter;
import io.lintel.gateway.store.ProjectionReader;
import io.lintel.gateway.store.VisitTable.Standing;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code GET /meters}, {@code /meters.csv} and {@code /meters/{id}}. */
final class MeterResource {
  private static final String[] FILTERS = {"q", "slot", "mark"};

  /** Readings of one day that are told, and slots; a meter that sends each minute has more. */
  private static final int MOST_OF_A_DAY = 500;

  private static final int MOST_VISITS = 20;

  private final Reads reads;
  private final ZoneId zone;

  MeterResource(Reads reads, ZoneId zone) {
    this.reads = reads;
    this.zone = zone;
  }

  Future<JsonNode> list(RoutingContext context) {
    Asked asked = Asked.of(context, zone, Asked.and(FILTERS, "limit", "after", "before"));
    Turn turn = asked.turn(1);
    String from = turn.isFirst() ? "" : turn.row().get(0);
    Filter filter = filter(asked);
    int limit = asked.limit();
    return reads.ask(
        tables ->
            Pages.turned(
                turn.back()
                    ? tables.meters().before(filter, from, limit + 1)
                    : tables.meters().after(filter, from, limit + 1),
                limit,
                asked,
                turn,
                id -> row(tables, id),
                (String id) -> new Object[] {id}));
  }

  CsvExport<String> export(RoutingContext context) {
    Filter filter = filter(Asked.of(context, zone, FILTERS));
    return new CsvExport<>(
        "meters",
        Columns.METERS.headings(),
        (ProjectionReader tables, @Nullable String last, int limit) ->
            tables.meters().after(filter, last == null ? "" : last, limit),
        (tables, id) -> Columns.METERS.cells(row(tables, id)));
  }

  private static Filter filter(Asked asked) {
    return new Filter(
        asked.text("q"),
        asked.several("slot", MeterViews.SLOTS),
        asked.several("mark", MeterViews.MARKS));
  }

  Future<JsonNode> one(RoutingContext context) {
    String id = context.pathParam("id");
    LocalDate day = Asked.of(context, zone, "day").day("day");
    return reads.ask(tables -> one(tables, id, day));
  }

  /**
   * The row of the list, with all of one day: the last on which anything happened, if not asked.
   */
  private ObjectNode one(ProjectionReader tables, String id, @Nullable LocalDate asked) {
    ObjectNode node = row(tables, id);
    ArrayNode visits = node.putArray("visits");
    tables.meters().visits(id, MOST_VISITS).forEach(visits::add);
    if (visits.isEmpty() && !node.has("reading") && !node.has("slot")) {
      throw Refused.notFound("meter", id);
    }
    LocalDate day = asked == null ? lastDay(tables, id) : asked;
    if (day == null) {
      return node;
    }
    node.put("day", day.toString());
    Instant from = begin(day);
    Instant to = begin(day.plusDays(1));
    ArrayNode slots = node.putArray("day_slots");
    tables.meters().between(Kind.SLOT, id, from, to, MOST_OF_A_DAY).stream()
        .map(FactJson::slot)
        .forEach(slots::add);
    ArrayNode readings = node.putArray("day_readings");
    tables.meters().between(Kind.READING, id, from, to, MOST_OF_A_DAY).stream()
        .map(FactJson::reading)
        .forEach(readings::add);
    return node;
  }

  private @Nullable LocalDate lastDay(ProjectionReader tables, String id) {
    return Stream.of(tables.meters().lastReading(id), tables.meters().lastSlot(id))
        .flatMap(Optional::stream)
        .map(Fact::at)
        .max(Comparator.naturalOrder())
        .map(last -> LocalDate.ofInstant(last, zone))
        .orElse(null);
  }

  private ObjectNode row(ProjectionReader tables, String id) {
    ObjectNode node = Answers.object();
    node.put("id", id);
    tables.meters().lastReading(id).ifPresent(last -> node.set("reading", FactJson.reading(last)));
    tables.meters().lastSlot(id).ifPresent(last -> slots(node, tables, id, last));
    List<String> visits = tables.meters().visits(id, 1);
    if (!visits.isEmpty()) {
      node.put("visit", visits.get(0));
      tables.visits().one(visits.get(0)).ifPresent(visit -> address(node, visit));
    }
    return node;
  }

  /** The last reading that was due, and how those of its day ended. */
  private void slots(ObjectNode node, ProjectionReader tables, String id, Fact last) {
    node.set("slot", FactJson.slot(last));
    LocalDate day = LocalDate.ofInstant(last.at(), zone);
    Map<String, Long> counts = tables.meters().slots(id, begin(day), begin(day.plusDays(1)));
    ObjectNode slots = node.putObject("slots").put("day", day.toString());
    counts.forEach(slots::put);
  }

  private static void address(ObjectNode node, Standing visit) {
    JsonNode address = FactJson.parsed(visit.workOrder()).get("address");
    if (address != null) {
      node.set("address", address);
    }
  }

  private Instant begin(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }
}
