package io.lintel.gateway.audit;

import io.lintel.gateway.policy.Limit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All rules. A new one is a class of its own and a line here. */
public final class Rules {
  /** By id. */
  public static final List<Rule> ALL =
      List.of(
          new ReadingInVisit(),
          new TypedIndex(),
          new MeterSound(),
          new MeterEventsExplained(),
          new RecorderOnBeforeKnock(),
          new RecorderThroughVisit(),
          new RecorderOwn(),
          new RecorderAtPlace(),
          new RecordingDocked(),
          new RecorderOnlyForVisits());

  private Rules() {}

  public static Optional<Card> card(String id) {
    return cards().stream().filter(card -> card.id().equals(id)).findFirst();
  }

  public static List<Card> cards() {
    return ALL.stream().map(Rule::card).toList();
  }

  /** What a policy may set of the rules, each once. */
  public static List<Limit<?>> limits() {
    Set<Limit<?>> all = new LinkedHashSet<>();
    ALL.forEach(rule -> all.addAll(rule.card().limits()));
    return new ArrayList<>(all);
  }
}
