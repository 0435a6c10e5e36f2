package io.lintel.simulator.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.simulator.transport.ScenarioLines.Plugged;

/** The lines, with what hangs on them. */
final class LineView {
  private LineView() {}

  static ObjectNode list(Performance performance) {
    ObjectNode list = Answers.object();
    ArrayNode items = list.putArray("items");
    for (Plugged line : performance.lines()) {
      ObjectNode node =
          items
              .addObject()
              .put("id", line.plan().id())
              .put("uri", line.line().uri())
              .put("profile", line.plan().profile())
              .put("baud", line.plan().baud())
              .put("parity", line.plan().parity())
              .put("every_s", line.plan().every().toSeconds());
      ArrayNode meters = node.putArray("meters");
      line.meters()
          .forEach(
              meter ->
                  meters.addObject().put("meter", meter.meter()).put("address", meter.address()));
    }
    return list;
  }

  /**
   * @throws Refused if there is no such line
   */
  static Plugged named(Performance performance, String id) {
    return performance.lines().stream()
        .filter(line -> line.plan().id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Refused.notFound(
                    "There is no line %s; this day has %s."
                        .formatted(
                            id,
                            String.join(
                                ", ",
                                performance.lines().stream()
                                    .map(line -> line.plan().id())
                                    .toList()))));
  }
}
