package io.lintel.simulator.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.scenario.Truth.LineMeterTruth;
import io.lintel.simulator.transport.ScenarioLines.Plugged;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the gateway made of what passed a line: how each meter's due readings ended, and why. */
final class SlotView {
  /** A day of readings, one a minute; more are not asked for. */
  private static final int MOST_A_DAY = 1_440;

  private SlotView() {}

  /**
   * The last {@code limit} of them, in the order of their times.
   *
   * @throws io.lintel.simulator.transport.Unreachable if the gateway does not answer
   */
  static ObjectNode list(Performance performance, Plugged line, int limit) {
    List<ObjectNode> slots = new ArrayList<>();
    for (LineMeterTruth meter : line.meters()) {
      String path = path(performance, meter.meter());
      for (JsonNode slot : performance.gateway(path).path("items")) {
        slots.add(slot(slot, meter, line.plan().every()));
      }
    }
    slots.sort(Comparator.comparing(slot -> slot.path("due").asText()));
    ObjectNode list = Answers.object().put("line", line.plan().id());
    ArrayNode items = list.putArray("items");
    slots.subList(Math.max(0, slots.size() - limit), slots.size()).forEach(items::add);
    return list;
  }

  private static String path(Performance performance, String meter) {
    Day day = performance.day();
    LocalDate today = LocalDate.ofInstant(performance.clock().instant(), day.scenario().zone());
    return "/api/v1/slots?day=%s&meter=%s&limit=%d"
        .formatted(today, URLEncoder.encode(meter, StandardCharsets.UTF_8), MOST_A_DAY);
  }

  private static ObjectNode slot(JsonNode said, LineMeterTruth meter, Duration every) {
    Instant due = Instant.parse(said.path("due").asText());
    ObjectNode slot =
        Answers.object()
            .put("meter", meter.meter())
            .put("address", meter.address())
            .put("due", due.toString())
            .put("until", due.plus(every).toString())
            .put("outcome", said.path("outcome").asText())
            .put("attempts", said.path("attempts").asInt());
    if (said.hasNonNull("why")) {
      slot.put("why", said.path("why").asText());
    }
    return slot;
  }
}
