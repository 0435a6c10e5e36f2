package io.lintel.gateway.config;

import io.lintel.gateway.policy.Limit;
import io.lintel.gateway.policy.Limits;
import io.lintel.meter.document.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * One mapping of a policy file. A wrong value is noted with its line and read as its default, so
 * that one run finds every mistake.
 */
final class PolicySection {
  private final String where;
  private final String prefix;
  private final List<String> mistakes;
  private final Map<String, Node> entries = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final TreeSet<String> known = new TreeSet<>();

  private PolicySection(String where, String prefix, @Nullable Node node, List<String> mistakes) {
    this.where = where;
    this.prefix = prefix;
    this.mistakes = mistakes;
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        lines.put(key, lineOf(tuple.getKeyNode()));
        if (entries.put(key, tuple.getValueNode()) != null) {
          wrong(key, "stands twice");
        }
      }
    } else if (node != null) {
      mistakes.add("line " + lineOf(node) + ": " + prefix + "expected keys with values");
    }
  }

  static PolicySection root(String where, String text) throws PolicyWrong {
    try {
      Node node = YamlText.compose(where, text).orElse(null);
      return new PolicySection(where, "", node, new ArrayList<>());
    } catch (MarkedYamlEngineException notYaml) {
      int line = notYaml.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new PolicyWrong(
          where, List.of("line " + line + ": is no YAML: " + notYaml.getProblem()));
    } catch (YamlEngineException notYaml) {
      throw new PolicyWrong(where, List.of("is no YAML: " + notYaml.getMessage()));
    }
  }

  PolicySection section(String key) {
    known.add(key);
    return new PolicySection(where, prefix + key + ".", entries.get(key), mistakes);
  }

  /** A name that may stand in a verdict. */
  String name(String key) {
    String text = text(key);
    if (text == null || !text.matches("[\\p{L}\\p{N}._-]{1,64}")) {
      wrong(key, "expected a name of 1 to 64 letters, digits and . _ -, found " + found(text));
      return "?";
    }
    return text;
  }

  /** What stands here for {@code limit}, under its own key. */
  <T> T value(Limit<T> limit) {
    return value(limit, limit.key()).orElseGet(limit::otherwise);
  }

  /** {@code limits} with what stands here for {@code limit} under {@code key}, if anything does. */
  <T> Limits into(Limits limits, Limit<T> limit, String key) {
    return value(limit, key).map(value -> limits.with(limit, value)).orElse(limits);
  }

  private <T> Optional<T> value(Limit<T> limit, String key) {
    String text = text(key);
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(limit.read(text));
    } catch (IllegalArgumentException unfit) {
      wrong(key, String.valueOf(unfit.getMessage()));
      return Optional.empty();
    }
  }

  /** Notes every key that nobody asked for. */
  void close() {
    for (String key : entries.keySet()) {
      if (!known.contains(key)) {
        wrong(key, "is no key of a policy; known here: " + String.join(", ", known));
      }
    }
  }

  /** As {@link #close}, for the whole file: throws if anything in it is wrong. */
  void done() throws PolicyWrong {
    close();
    if (!mistakes.isEmpty()) {
      throw new PolicyWrong(where, mistakes);
    }
  }

  private @Nullable String text(String key) {
    known.add(key);
    Node node = entries.get(key);
    if (node == null) {
      return null;
    }
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    wrong(key, "expected one value");
    return null;
  }

  private void wrong(String key, String message) {
    mistakes.add("line " + lines.getOrDefault(key, 1) + ": " + prefix + key + ": " + message);
  }

  private static String found(@Nullable String text) {
    return text == null ? "nothing" : "'" + text + "'";
  }

  private static int lineOf(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
