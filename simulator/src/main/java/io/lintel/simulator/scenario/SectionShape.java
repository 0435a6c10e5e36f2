package io.lintel.simulator.scenario;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Which keys a section's reader asks for, and how: noted while the reader reads a section that is
 * not there. Whoever asks first whether a key is there lets it be left out.
 */
final class SectionShape {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, Supplier<ObjectNode>> keys = new LinkedHashMap<>();
  private final TreeSet<String> optional = new TreeSet<>();

  void mayLack(String key) {
    optional.add(key);
  }

  void scalar(String key, ScalarShape shape) {
    keys.put(key, shape::schema);
  }

  void section(String key, SectionShape shape) {
    keys.put(key, shape::schema);
  }

  /** A list may always be left out: it is empty then. */
  void sections(String key, SectionShape shape) {
    mayLack(key);
    keys.put(
        key,
        () -> {
          ObjectNode list = JSON.objectNode().put("type", "array");
          list.set("items", shape.schema());
          return list;
        });
  }

  ObjectNode schema() {
    ObjectNode schema = JSON.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    keys.forEach((key, shape) -> properties.set(key, shape.get()));
    TreeSet<String> required = new TreeSet<>(keys.keySet());
    required.removeAll(optional);
    if (!required.isEmpty()) {
      required.forEach(schema.putArray("required")::add);
    }
    return schema.put("additionalProperties", false);
  }
}
