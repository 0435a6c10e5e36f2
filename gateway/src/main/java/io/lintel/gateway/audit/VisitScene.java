package io.lintel.gateway.audit;

import io.lintel.gateway.visit.Door;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a rule is shown of one visit and one technician of its crew: the door with its recorders,
 * the technician's whole day around it, and what was linked to its visits.
 */
public final class VisitScene {
  private final Call call;
  private final CaseDay day;
  private final LinkedToVisits links;
  private final Map<String, Judgement> said = new HashMap<>();

  VisitScene(Call call, CaseDay day, LinkedToVisits links) {
    this.call = call;
    this.day = day;
    this.links = links;
  }

  Door door() {
    return call.door();
  }

  Call call() {
    return call;
  }

  CaseDay day() {
    return day;
  }

  LinkedToVisits links() {
    return links;
  }

  /** What rule {@code id} says here: a rule that another one rests on is judged once. */
  Judgement once(String id, Supplier<Judgement> judge) {
    Judgement known = said.get(id);
    if (known == null) {
      known = judge.get();
      said.put(id, known);
    }
    return known;
  }
}
