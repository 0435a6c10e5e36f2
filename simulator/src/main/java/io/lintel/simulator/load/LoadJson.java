package io.lintel.simulator.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A load's report as one JSON document; docs/simulator.md has the keys. */
public final class LoadJson {
  private LoadJson() {}

  public static String of(LoadReport report) {
    LoadPlan plan = report.plan();
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document
        .put("load", plan.name())
        .put("meters", plan.meters())
        .put("recorders", plan.recorders())
        .put("connections", plan.connections())
        .put("seconds", plan.duration().toMillis() / 1000.0)
        .put("asked_per_s", plan.rate())
        .put("achieved_per_s", report.achieved())
        .put("reached", report.reached())
        .put("intended", report.intended())
        .put("sent", report.sent())
        .put("acknowledged", report.acknowledged())
        .put("refused", report.refused())
        .put("unacknowledged", report.unacknowledged())
        .put("connections_lost", report.connectionsLost())
        .put("lost_in_flight", report.lostInFlight());
    percentiles(document.putObject("latency_us"), report.latency());
    percentiles(document.putObject("late_us"), report.lateness());
    return document + "\n";
  }

  private static void percentiles(ObjectNode node, LoadReport.Percentiles at) {
    node.put("p50", at.p50())
        .put("p90", at.p90())
        .put("p99", at.p99())
        .put("p99_9", at.p999())
        .put("most", at.most());
  }
}
