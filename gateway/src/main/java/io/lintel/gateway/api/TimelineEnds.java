package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Where a visit's time axis begins and ends: at the first and the last that happened in it. */
final class TimelineEnds {
  private Instant from = Instant.MAX;
  private Instant to = Instant.MIN;

  private TimelineEnds() {}

  static void put(ObjectNode timeline, JsonNode technicians) {
    TimelineEnds ends = new TimelineEnds();
    for (JsonNode technician : technicians) {
      ends.include(technician.path("knock"));
      ends.include(technician.path("span").path("from"));
      ends.include(technician.path("span").path("to"));
      technician.path("steps").forEach(step -> ends.include(step.path("time")));
    }
    if (!ends.from.isAfter(ends.to)) {
      timeline.put("from", ends.from.toString());
      timeline.put("to", ends.to.toString());
    }
  }

  private void include(JsonNode bounds) {
    if (bounds.has("lo")) {
      Instant lo = Instant.parse(bounds.path("lo").asText());
      Instant hi = Instant.parse(bounds.path("hi").asText());
      from = lo.isBefore(from) ? lo : from;
      to = hi.isAfter(to) ? hi : to;
    }
  }
}
