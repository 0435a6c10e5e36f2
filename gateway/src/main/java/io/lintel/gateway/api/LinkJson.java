package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.store.Fact;
import io.lintel.gateway.visit.VisitId;

/** Links and the observations at their ends, as the API shows them. */
final class LinkJson {
  private LinkJson() {}

  /** A link on its own: where the observation ended. */
  static ObjectNode of(Link link) {
    ObjectNode node = Answers.object();
    node.put("end", link.end().wireName());
    VisitId visit = link.visit();
    if (visit != null) {
      node.put("visit", visit.text());
    }
    describe(node, link);
    return node;
  }

  /** A link in a visit's list, with the observation it is about. */
  static ObjectNode of(Fact fact, Link link) {
    ObjectNode node = Answers.object();
    node.put("seq", link.seq());
    FactJson.name(node, fact);
    node.put("end", link.end().wireName());
    describe(node, link);
    return node;
  }

  private static void describe(ObjectNode node, Link link) {
    bounds(node.putObject("time"), link.time());
    node.put("confidence", link.confidence());
    ArrayNode reasons = node.putArray("reasons");
    for (Link.Reason reason : link.reasons()) {
      reasons.addObject().put("what", reason.what()).put("weight", reason.weight());
    }
    runnerUp(node, link);
  }

  /** The visit that explains it second best, or best where none does well enough. */
  static void runnerUp(ObjectNode node, Link link) {
    Link.RunnerUp runnerUp = link.runnerUp();
    if (runnerUp != null) {
      node.putObject("runner_up")
          .put("visit", runnerUp.visit().text())
          .put("confidence", runnerUp.confidence());
    }
  }

  static void bounds(ObjectNode node, TimeBounds time) {
    node.put("lo", time.lo().toString());
    node.put("estimate", time.estimate().toString());
    node.put("hi", time.hi().toString());
  }
}
