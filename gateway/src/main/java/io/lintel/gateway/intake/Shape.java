package io.lintel.gateway.intake;

import io.lintel.gateway.intake.JsonValue.Fields;
import io.lintel.gateway.intake.JsonValue.Nothing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Which members an object has and what each may be. Members it does not know stay as they came;
 * {@code null} under a known key is the same as its absence.
 */
final class Shape {
  private final Map<String, FieldType> types = new HashMap<>();
  private final List<String> required = new ArrayList<>();

  /** Must be there. */
  Shape needs(String key, FieldType type) {
    required.add(key);
    return may(key, type);
  }

  /** May be there. */
  Shape may(String key, FieldType type) {
    types.put(key, type);
    return this;
  }

  /**
   * Checks {@code fields} and puts its values into the journal's spelling, in place.
   *
   * @throws Malformed for the first member that is wrong, in the order of the keys
   */
  Fields settle(Fields fields) throws Malformed {
    Iterator<Map.Entry<String, JsonValue>> entries = fields.entries().entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<String, JsonValue> entry = entries.next();
      FieldType type = types.get(entry.getKey());
      if (type == null) {
        continue;
      }
      if (entry.getValue() instanceof Nothing) {
        entries.remove();
        continue;
      }
      try {
        entry.setValue(type.settle(entry.getValue()));
      } catch (Malformed malformed) {
        throw malformed.under(entry.getKey());
      }
    }
    for (String key : required) {
      if (!fields.entries().containsKey(key)) {
        throw new Malformed("is missing").under(key);
      }
    }
    return fields;
  }
}
