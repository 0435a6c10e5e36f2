package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.finding.FindingId;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.store.Fact;
import io.lintel.gateway.store.FactViews;
import io.lintel.gateway.store.FindingTable.Standing;
import io.lintel.gateway.store.ProjectionReader;
import io.lintel.gateway.visit.TechnicianId;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Readings, slots, what no visit explains, and single journal entries. */
final class FactResource {
  private final Reads reads;
  private final Journal journal;
  private final ZoneId zone;

  FactResource(Reads reads, Journal journal, ZoneId zone) {
    this.reads = reads;
    this.journal = journal;
    this.zone = zone;
  }

  Future<JsonNode> readings(RoutingContext context) {
    Asked asked = Asked.of(context, zone, "meter", "from", "to", "limit", "after");
    return page(
        asked,
        filter(asked, Kind.READING, asked.text("meter"), null, asked.from(), asked.to()),
        FactJson::reading);
  }

  Future<JsonNode> slots(RoutingContext context) {
    Asked asked = Asked.of(context, zone, "day", "outcome", "meter", "limit", "after");
    LocalDate day = asked.day("day");
    Instant from = day == null ? Asked.NEVER_BEFORE : day.atStartOfDay(zone).toInstant();
    Instant to = day == null ? Asked.EVER : day.plusDays(1).atStartOfDay(zone).toInstant();
    return page(
        asked,
        filter(asked, Kind.SLOT, asked.text("meter"), asked.text("outcome"), from, to),
        FactJson::slot);
  }

  /** The latest first. */
  Future<JsonNode> orphans(RoutingContext context) {
    Asked asked = Asked.of(context, zone, "limit", "after", "before");
    Turn turn = asked.turn(1);
    long seq = seq(turn);
    int limit = asked.limit();
    return reads.ask(
        tables ->
            Pages.turned(
                    turn.back()
                        ? tables.facts().orphansAfter(seq, limit + 1)
                        : tables.facts().orphansBefore(seq, limit + 1),
                    limit,
                    asked,
                    turn,
                    fact -> orphan(tables, fact),
                    FactResource::row)
                .put("total", tables.facts().countOrphans()));
  }

  CsvExport<Fact> orphansExport(RoutingContext context) {
    Asked.of(context, zone);
    return new CsvExport<>(
        "orphans",
        Columns.ORPHANS.headings(),
        (ProjectionReader tables, @Nullable Fact last, int limit) ->
            tables.facts().orphansBefore(seqOf(last), limit),
        (tables, fact) -> Columns.ORPHANS.cells(orphan(tables, fact)));
  }

  private static long seq(Turn turn) {
    return turn.isFirst() ? Long.MAX_VALUE : Asked.number(turn.row().get(0));
  }

  private static long seqOf(@Nullable Fact last) {
    return last == null ? Long.MAX_VALUE : last.entry().seq();
  }

  private static Object[] row(Fact fact) {
    return new Object[] {fact.entry().seq()};
  }

  /**
   * The journal itself in its own order. A page looks at {@code limit} entries and holds those that
   * were asked for: it may be empty and yet have a next one.
   */
  Future<JsonNode> observations(RoutingContext context) {
    Asked asked = Asked.of(context, zone, "kind", "from", "to", "limit", "after");
    Set<Kind> kinds = asked.kinds();
    Instant from = asked.from();
    Instant to = asked.to();
    String[] after = asked.after(1);
    long afterSeq = after == null ? 0 : Asked.number(after[0]);
    int limit = asked.limit();
    return reads.blocking(
        () -> {
          List<Entry> looked = journal.read(afterSeq, limit);
          ObjectNode page = Answers.object();
          ArrayNode items = page.putArray("items");
          for (Entry entry : looked) {
            Instant received = entry.observation().received();
            if (kinds.contains(entry.observation().kind())
                && !received.isBefore(from)
                && received.isBefore(to)) {
              items.add(FactJson.whole(entry));
            }
          }
          if (looked.size() == limit) {
            page.put("next", asked.next(looked.get(limit - 1).seq()));
          }
          return page;
        });
  }

  Future<JsonNode> observation(RoutingContext context) {
    Asked.of(context, zone);
    String text = context.pathParam("seq");
    if (!text.matches("[0-9]{1,18}")) {
      throw Refused.badRequest("Expected a journal number, found " + text + ".");
    }
    long seq = Long.parseLong(text);
    return reads
        .blocking(
            () -> {
              List<Entry> found = seq == 0 ? List.of() : journal.read(seq - 1, 1);
              if (found.isEmpty() || found.get(0).seq() != seq) {
                throw Refused.notFound("observation", text);
              }
              return found.get(0);
            })
        .compose(entry -> reads.ask(tables -> withLink(tables, entry)));
  }

  private static ObjectNode withLink(ProjectionReader tables, Entry entry) {
    ObjectNode node = FactJson.whole(entry);
    List<Link> links = tables.links().ofObservation(entry.seq());
    if (!links.isEmpty()) {
      node.set("link", LinkJson.of(links.get(0)));
    }
    tables
        .facts()
        .whyUnprojected(entry.seq())
        .ifPresent(why -> node.put("unprojected_because", why));
    return node;
  }

  private static ObjectNode orphan(ProjectionReader tables, Fact fact) {
    ObjectNode node = Answers.object();
    node.put("seq", fact.entry().seq());
    String id = FindingId.ofOrphan(fact.entry().seq()).text();
    tables.findings().one(id).ifPresent(standing -> decided(node, standing));
    FactJson.name(node, fact);
    node.put("received", fact.entry().observation().received().toString());
    FactJson.position(node, fact);
    parts(node, tables, fact.entry().seq());
    List<Link> links = tables.links().ofObservation(fact.entry().seq());
    if (links.isEmpty()) {
      node.put("time", fact.at().toString());
      node.put("why", "nobody_expected");
      node.putArray("reasons");
      return node;
    }
    Link link = links.get(0);
    node.put("time", link.time().estimate().toString());
    node.put("why", "no_visit_explains");
    ArrayNode reasons = node.putArray("reasons");
    for (Link.Reason reason : link.reasons()) {
      reasons.addObject().put("what", reason.what()).put("weight", reason.weight());
    }
    LinkJson.runnerUp(node, link);
    return node;
  }

  private static void decided(ObjectNode node, Standing standing) {
    node.put("finding", standing.finding().id().text());
    node.put("state", standing.state().wireName());
    TechnicianId technician = standing.finding().technician();
    if (technician != null) {
      node.put("technician", technician.text());
    }
  }

  private static void parts(ObjectNode node, ProjectionReader tables, long head) {
    ArrayNode parts = node.putArray("parts");
    for (long seq : tables.orphanParts().partsOf(head)) {
      Fact fact = tables.facts().one(seq).orElseThrow();
      ObjectNode part = parts.addObject().put("seq", seq);
      FactJson.name(part, fact);
      List<Link> links = tables.links().ofObservation(seq);
      Instant at = links.isEmpty() ? fact.at() : links.get(0).time().estimate();
      part.put("time", at.toString());
    }
  }

  private FactViews.Filter filter(
      Asked asked,
      Kind kind,
      @Nullable String device,
      @Nullable String type,
      Instant from,
      Instant to) {
    String[] after = asked.after(2);
    return new FactViews.Filter(
        kind,
        device,
        type,
        from,
        to,
        after == null ? Asked.NEVER_BEFORE : Asked.instantOfCursor(after[0]),
        after == null ? 0 : Asked.number(after[1]));
  }

  private Future<JsonNode> page(
      Asked asked, FactViews.Filter filter, Function<Fact, JsonNode> item) {
    int limit = asked.limit();
    return reads.ask(
        tables ->
            Pages.of(
                tables.facts().page(filter, limit + 1),
                limit,
                item,
                last -> asked.next(last.at(), last.entry().seq())));
  }
}
