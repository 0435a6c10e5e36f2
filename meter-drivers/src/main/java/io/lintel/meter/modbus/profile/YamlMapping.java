package io.lintel.meter.modbus.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One mapping of a YAML file, read key by key. What is missing or of the wrong kind is noted, and
 * the reading goes on with a stand-in, so that later mistakes are found too.
 */
final class YamlMapping {
  private final Node node;
  private final Mistakes mistakes;
  private final Map<String, Node> entries = new LinkedHashMap<>();

  YamlMapping(Node node, Mistakes mistakes) {
    this.node = node;
    this.mistakes = mistakes;
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(this::enter);
    } else {
      mistakes.add(node, "expected keys with values");
    }
  }

  private void enter(NodeTuple tuple) {
    String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    if (entries.put(key, tuple.getValueNode()) != null) {
      mistakes.add(tuple.getKeyNode(), "the key '" + key + "' stands here twice");
    }
  }

  /** Notes every key that is none of {@code known}. */
  YamlMapping allow(String... known) {
    List<String> allowed = Arrays.asList(known);
    entries.forEach(
        (key, value) -> {
          if (!allowed.contains(key)) {
            mistakes.add(
                value, "unknown key '" + key + "'; known here: " + String.join(", ", known));
          }
        });
    return this;
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  List<String> keys() {
    return List.copyOf(entries.keySet());
  }

  void mistake(String key, String message) {
    mistakes.add(entries.getOrDefault(key, node), message);
  }

  /** The value as {@code reading} makes it; {@code reading} says what it expected by throwing. */
  <T> Optional<T> value(String key, Function<String, T> reading) {
    Node value = entries.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof ScalarNode scalar)) {
      mistakes.add(value, key + ": expected one value, found a list or a mapping");
      return Optional.empty();
    }
    try {
      return Optional.of(reading.apply(scalar.getValue()));
    } catch (IllegalArgumentException unreadable) {
      mistakes.add(value, key + ": " + unreadable.getMessage());
      return Optional.empty();
    }
  }

  /** As {@link #value}, and notes when the key is missing. */
  <T> T required(String key, Function<String, T> reading, T standIn) {
    if (!has(key)) {
      mistakes.add(node, "the key '" + key + "' is missing");
    }
    return value(key, reading).orElse(standIn);
  }

  Optional<YamlMapping> mapping(String key) {
    return Optional.ofNullable(entries.get(key)).map(value -> new YamlMapping(value, mistakes));
  }

  List<YamlMapping> mappings(String key) {
    return items(key).stream().map(item -> new YamlMapping(item, mistakes)).toList();
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Node item : items(key)) {
      if (item instanceof ScalarNode scalar) {
        texts.add(scalar.getValue());
      } else {
        mistakes.add(item, key + ": expected one value an item");
      }
    }
    return texts;
  }

  /** What each text of a list means; {@code reading} says what it expected by throwing. */
  <T> List<T> values(String key, Function<String, T> reading) {
    List<T> values = new ArrayList<>();
    for (Node item : items(key)) {
      try {
        if (!(item instanceof ScalarNode scalar)) {
          throw new IllegalArgumentException("expected one value an item");
        }
        values.add(reading.apply(scalar.getValue()));
      } catch (IllegalArgumentException unreadable) {
        mistakes.add(item, key + ": " + unreadable.getMessage());
      }
    }
    return values;
  }

  int line() {
    return Mistakes.lineOf(node);
  }

  private List<Node> items(String key) {
    Node value = entries.get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    mistakes.add(value, key + ": expected a list");
    return List.of();
  }
}
