package io.lintel.simulator.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.simulator.people.Walk;
import io.lintel.simulator.scenario.Truth.RuleTruth;
import io.lintel.simulator.scenario.Truth.VisitTruth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What really happened at each door beside what the gateway says of it, disagreements first: one
 * entry for each visit, with the rules of all who were sent there.
 */
final class VisitView {
  private static final Comparator<Row> WORST_FIRST =
      Comparator.comparing(Row::agreement)
          .thenComparing(row -> row.first().knock(), Comparator.reverseOrder());

  private final DayIndex index;
  private final Instant now;
  private final GivenVerdicts verdicts;

  VisitView(DayIndex index, Instant now, GivenVerdicts verdicts) {
    this.index = index;
    this.now = now;
    this.verdicts = verdicts;
  }

  private record Row(List<VisitTruth> visit, Agreement agreement, ObjectNode json) {
    VisitTruth first() {
      return visit.get(0);
    }
  }

  /**
   * Up to {@code limit} visits that have begun, and how many there are of each kind.
   *
   * @param only one kind of agreement, or null for all
   * @param of a technician or a visit, or null for all
   */
  ObjectNode list(@Nullable Agreement only, @Nullable String of, int limit) {
    List<Row> rows = new ArrayList<>();
    Map<Agreement, Integer> counts = new EnumMap<>(Agreement.class);
    for (List<VisitTruth> visit : DayVisits.of(index.day().truth().visits())) {
      if (VisitState.of(visit, now) != VisitState.PLANNED) {
        Row row = row(visit);
        counts.merge(row.agreement, 1, Integer::sum);
        rows.add(row);
      }
    }
    ObjectNode list = Answers.object();
    ObjectNode counted = list.putObject("counts");
    for (Agreement agreement : EnumSet.range(Agreement.FALSE_ACCUSATION, Agreement.AGREES)) {
      counted.put(agreement.wireName(), counts.getOrDefault(agreement, 0));
    }
    ArrayNode items = list.putArray("items");
    rows.stream()
        .filter(row -> only == null || row.agreement == only)
        .filter(row -> of == null || isOf(row.visit, of))
        .sorted(WORST_FIRST)
        .limit(limit)
        .forEach(row -> items.add(row.json));
    return list;
  }

  private static boolean isOf(List<VisitTruth> visit, String name) {
    return visit.stream()
        .anyMatch(one -> name.equals(one.technician()) || name.equals(one.visit()));
  }

  private Row row(List<VisitTruth> visit) {
    VisitState state = VisitState.of(visit, now);
    VisitTruth first = visit.get(0);
    ObjectNode node =
        Answers.object()
            .put("id", first.visit())
            .put("technician", first.technician())
            .put("recorder", first.recorder())
            .put("kind", first.kind())
            .put("state", state.wireName())
            .put("arrived", first.arrived().toString());
    if (visit.size() > 1) {
      ArrayNode technicians = node.putArray("technicians");
      visit.forEach(one -> technicians.add(one.technician()));
    }
    Walk walk = index.walk(first.visit(), first.technician());
    if (walk != null) {
      node.put("address", walk.errand().door().address());
    }
    put(node, "knock", first.knock());
    put(node, "entered", first.entered());
    put(node, "ended", first.ended());
    ArrayNode mishaps = node.putArray("mishaps");
    visit.stream().flatMap(one -> one.mishaps().stream()).distinct().forEach(mishaps::add);
    Agreement worst = rules(visit, state, node.putArray("rules"));
    return new Row(visit, worst, node.put("agreement", worst.wireName()));
  }

  /** What each of them kept or broke; what is said of the visit as a whole stands there once. */
  private Agreement rules(List<VisitTruth> visit, VisitState state, ArrayNode rules) {
    Agreement worst = Agreement.SILENT;
    Set<String> ofTheVisit = new HashSet<>();
    for (VisitTruth one : visit) {
      for (RuleTruth rule : sorted(one.rules())) {
        JsonNode verdict = verdicts.of(one.visit(), rule.rule(), one.technician());
        boolean theirs = verdict == null || verdict.has("technician");
        if (!theirs && !ofTheVisit.add(rule.rule() + rule.violated())) {
          continue;
        }
        Agreement agreement =
            state == VisitState.DONE ? agreement(one, rule, verdict) : Agreement.OPEN;
        worst = agreement.compareTo(worst) < 0 ? agreement : worst;
        ObjectNode said = rule(rule, verdict, agreement);
        rules.add(visit.size() > 1 && theirs ? said.put("technician", one.technician()) : said);
      }
    }
    return worst == Agreement.SILENT ? Agreement.OPEN : worst;
  }

  /** As they stand in the rule book. */
  private static List<RuleTruth> sorted(List<RuleTruth> rules) {
    return rules.stream().sorted(Comparator.comparing(RuleTruth::rule)).toList();
  }

  private Agreement agreement(VisitTruth visit, RuleTruth rule, @Nullable JsonNode verdict) {
    if (verdict != null) {
      return Agreement.of(rule.violated(), verdict.path("outcome").asText());
    }
    return verdicts.knows(rule.rule())
        ? Agreement.ofSilence(rule.violated(), verdicts.hasJudged(visit.visit()))
        : Agreement.SILENT;
  }

  private static ObjectNode rule(RuleTruth rule, @Nullable JsonNode verdict, Agreement agreement) {
    ObjectNode node =
        Answers.object().put("rule", rule.rule()).put("agreement", agreement.wireName());
    ObjectNode truth = node.putObject("truth").put("violated", rule.violated());
    Duration by = rule.by();
    if (by != null) {
      truth.put("by_s", by.toMillis() / 1e3);
    }
    if (verdict instanceof ObjectNode given) {
      node.set("verdict", given.deepCopy().without(List.of("rule", "technician")));
    }
    return node;
  }

  /** What is still to come is not told: the day may yet be planned anew. */
  private void put(ObjectNode node, String key, @Nullable Instant at) {
    if (at != null && !at.isAfter(now)) {
      node.put(key, at.toString());
    }
  }
}
