package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.finding.FindingId;
import io.lintel.gateway.intake.Facts;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.store.ProjectionReader;
import io.lintel.gateway.store.VerdictTable.Given;
import io.lintel.gateway.store.VisitTable.Standing;
import io.lintel.gateway.visit.Visit;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Visits as the API shows them: a row of a list, and the whole with its timeline and links. */
final class VisitJson {
  private final VerdictJson verdicts;
  private final Facts facts;
  private final ZoneId zone;
  private final InstantSource time;

  VisitJson(Clauses clauses, ZoneId zone, InstantSource time) {
    this.verdicts = new VerdictJson(clauses);
    this.facts = new Facts(zone);
    this.zone = zone;
    this.time = time;
  }

  ObjectNode row(ProjectionReader tables, Standing visit) {
    List<Given> standing = VerdictJson.standing(tables.verdicts().ofVisit(visit.id()));
    ObjectNode node = head(tables, visit, standing);
    ArrayNode array = node.putArray("verdicts");
    Map<FindingId, String> findings = tables.findings().statesOfVisit(visit.id());
    standing.forEach(given -> array.add(VerdictJson.listed(given.verdict(), findings)));
    return node;
  }

  ObjectNode whole(ProjectionReader tables, Standing visit) {
    List<Given> all = tables.verdicts().ofVisit(visit.id());
    ObjectNode node = head(tables, visit, VerdictJson.standing(all));
    node.set("verdicts", verdicts.full(all, tables.findings().statesOfVisit(visit.id())));
    node.set("timeline", timeline(tables, visit));
    node.set("links", links(tables, visit));
    return node;
  }

  private ObjectNode head(ProjectionReader tables, Standing visit, List<Given> standing) {
    ObjectNode node =
        FactJson.parsed(visit.workOrder()) instanceof ObjectNode order ? order : Answers.object();
    node.put("id", visit.id());
    node.put("day", visit.day().toString());
    node.put("outcome", visit.outcome());
    node.put("state", tables.visits().state(visit.id(), time.instant()));
    tables
        .unjudged()
        .ofVisit(visit.id())
        .ifPresent(
            unjudged ->
                node.putObject("unjudged")
                    .put("since_seq", unjudged.sinceSeq())
                    .put("why", unjudged.why()));
    if (!standing.isEmpty()) {
      Map<FindingId, String> findings = tables.findings().statesOfVisit(visit.id());
      node.set("headline", verdicts.full(VerdictJson.headline(standing, findings)));
    }
    List<String> spans = tables.stories().spansOfVisit(visit.id());
    if (!spans.isEmpty()) {
      node.set("span", FactJson.parsed(spans.get(0)));
    } else if (isExpected(tables, visit)) {
      node.put("upcoming", true);
    }
    return node;
  }

  /** Whether its appointment, or where there is none its day, is not over. */
  private boolean isExpected(ProjectionReader tables, Standing visit) {
    Optional<Visit> order = tables.entries().one(visit.seq()).map(facts::visit);
    if (order.filter(Visit::calledOff).isPresent()) {
      return false;
    }
    Instant until =
        order
            .map(Visit::appointment)
            .map(Visit.Appointment::to)
            .orElseGet(() -> visit.day().plusDays(1).atStartOfDay(zone).toInstant());
    return time.instant().isBefore(until);
  }

  /** From a little before the first thing drawn to a little after the last is the page's affair. */
  private static ObjectNode timeline(ProjectionReader tables, Standing visit) {
    ObjectNode node = Answers.object();
    ArrayNode technicians = node.putArray("technicians");
    for (String story : tables.stories().ofVisit(visit.id())) {
      technicians.add(FactJson.parsed(story));
    }
    ProofMarks.put(tables, technicians);
    TimelineEnds.put(node, technicians);
    return node;
  }

  private static ArrayNode links(ProjectionReader tables, Standing visit) {
    ArrayNode array = Answers.object().arrayNode();
    Set<Long> shown = new HashSet<>();
    for (Link link : tables.links().ofVisit(visit.id())) {
      if (shown.add(link.seq())) {
        tables.facts().one(link.seq()).ifPresent(fact -> array.add(LinkJson.of(fact, link)));
      }
    }
    return array;
  }
}
