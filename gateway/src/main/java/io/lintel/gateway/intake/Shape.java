package io.lintel.gateway.intake;

import io.lintel.gateway.intake.JsonValue.Fields;
import io.lintel.gateway.intake.JsonValue.Items;
import io.lintel.gateway.intake.JsonValue.Nothing;
import io.lintel.gateway.intake.JsonValue.Unreadable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which members an object has and what each may be. Members it does not know stay as they came;
 * {@code null} under a known key is the same as its absence.
 */
final class Shape {
  /** Under a key nobody knows; only what is no value at all is wrong there. */
  private static final FieldType ANYTHING = Shape::readable;

  private final Map<String, FieldType> types = new HashMap<>();
  private final List<String> required = new ArrayList<>();
  private final Set<String> sound = new HashSet<>();

  /** Must be there. */
  Shape needs(String key, FieldType type) {
    required.add(key);
    return whole(key, type);
  }

  /** May be there, and without it the rest would say something else. */
  Shape whole(String key, FieldType type) {
    sound.add(key);
    return may(key, type);
  }

  /** Whether it knows a member of that name. */
  boolean knows(String key) {
    return types.containsKey(key);
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
    return settle(fields, null);
  }

  /**
   * The same for a report that must not be lost over a detail: what it can do without is left out,
   * with a remark.
   *
   * @param remarks null: nothing is left out
   * @throws Malformed for the first member that is wrong and that it cannot do without
   */
  Fields settle(Fields fields, @Nullable Remarks remarks) throws Malformed {
    Iterator<Map.Entry<String, JsonValue>> entries = fields.entries().entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<String, JsonValue> entry = entries.next();
      if (entry.getValue() instanceof Nothing && knows(entry.getKey())) {
        entries.remove();
        continue;
      }
      try {
        entry.setValue(member(entry, remarks));
      } catch (Malformed malformed) {
        if (remarks == null || sound.contains(entry.getKey())) {
          throw malformed.under(entry.getKey());
        }
        remarks.at(entry.getKey()).leftOut(malformed);
        entries.remove();
      }
    }
    for (String key : required) {
      if (!fields.entries().containsKey(key)) {
        throw new Malformed("is missing").under(key);
      }
    }
    return fields;
  }

  private JsonValue member(Map.Entry<String, JsonValue> entry, @Nullable Remarks remarks)
      throws Malformed {
    FieldType type = types.get(entry.getKey());
    if (type == null) {
      return ANYTHING.settle(entry.getValue());
    }
    return remarks == null
        ? type.settle(entry.getValue())
        : type.settle(entry.getValue(), remarks.at(entry.getKey()));
  }

  private static JsonValue readable(JsonValue value) throws Malformed {
    if (value instanceof Unreadable) {
      throw Malformed.expected("a value", value);
    }
    if (value instanceof Items list) {
      for (int i = 0; i < list.items().size(); i++) {
        try {
          readable(list.items().get(i));
        } catch (Malformed malformed) {
          throw malformed.under("[" + i + "]");
        }
      }
    }
    if (value instanceof Fields fields) {
      for (Map.Entry<String, JsonValue> entry : fields.inOrder()) {
        try {
          readable(entry.getValue());
        } catch (Malformed malformed) {
          throw malformed.under(entry.getKey());
        }
      }
    }
    return value;
  }
}
