package io.lintel.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A decoded frame for people: the facts of its JSON document, a line each. */
final class DecodedText {
  private DecodedText() {}

  static String of(JsonNode document) {
    List<String> lines = new ArrayList<>();
    if (!document.get("ok").booleanValue()) {
      JsonNode error = document.get("error");
      return "%s: not decoded: %s at octet %d: %s"
          .formatted(
              document.get("protocol").textValue(),
              error.get("kind").textValue(),
              error.get("at").intValue(),
              error.get("message").textValue());
    }
    lines.add(document.get("protocol").textValue() + envelope(document));
    if (document.has("readings")) {
      document.get("readings").forEach(reading -> addReading(lines, reading));
    } else {
      addReading(lines, document);
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static String envelope(JsonNode document) {
    if (!document.has("unit")) {
      return "";
    }
    String refusal =
        document.has("refusal") ? ": " + document.path("refusal").path("says").textValue() : "";
    return ", unit %d, function %d, %s%s"
        .formatted(
            document.get("unit").intValue(),
            document.get("modbus_function").intValue(),
            document.get("direction").textValue().replace('_', ' '),
            refusal);
  }

  private static void addReading(List<String> lines, JsonNode reading) {
    addIfStated(lines, "device", reading.path("device").path("id"));
    addIfStated(lines, "at", reading.path("at"));
    addIfStated(lines, "seq", reading.path("seq"));
    for (JsonNode value : reading.path("values")) {
      String place = value.has("register") ? " " + value.get("register").asText() : "";
      String index = value.has("index") ? " +" + value.get("index").asText() : "";
      String unit = value.get("unit").textValue().equals("1") ? "" : value.get("unit").textValue();
      String name = value.get("quantity").textValue() + place + index;
      lines.add(
          "  %-20s %s %s".formatted(name, value.get("value").textValue(), unit).stripTrailing());
    }
    List<String> status = new ArrayList<>();
    reading.path("status").forEach(state -> status.add(state.textValue()));
    if (!status.isEmpty()) {
      lines.add("  %-20s %s".formatted("status", String.join(", ", status)));
    }
  }

  private static void addIfStated(List<String> lines, String name, JsonNode stated) {
    if (!stated.isMissingNode() && !stated.isNull()) {
      lines.add("  %-20s %s".formatted(name, stated.asText()));
    }
  }
}
