package io.lintel.gateway.audit;

import io.lintel.meter.document.YamlText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  private static final double LONGEST_SECONDS = 7 * 24 * 3600;
  private static final double HEAVIEST = 100;

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

  boolean flag(String key, boolean otherwise) {
    String text = text(key);
    if (text == null || text.equals("true") || text.equals("false")) {
      return text == null ? otherwise : text.equals("true");
    }
    wrong(key, "expected true or false, found " + found(text));
    return otherwise;
  }

  <E extends Enum<E>> E choice(String key, E otherwise) {
    String text = text(key);
    if (text == null) {
      return otherwise;
    }
    List<String> names = new ArrayList<>();
    for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
      names.add(constant.name().toLowerCase(Locale.ROOT));
      if (names.get(names.size() - 1).equals(text)) {
        return constant;
      }
    }
    wrong(key, "expected one of " + String.join(", ", names) + ", found " + found(text));
    return otherwise;
  }

  Duration seconds(String key, Duration otherwise) {
    double number = number(key, otherwise.toMillis() / 1000.0, 0, LONGEST_SECONDS);
    return Duration.ofMillis(Math.round(number * 1000));
  }

  Duration hours(String key, Duration otherwise) {
    double number = number(key, otherwise.toMinutes() / 60.0, 0, LONGEST_SECONDS / 3600);
    return Duration.ofMillis(Math.round(number * 3_600_000));
  }

  /** A number that is compared with decimal ones. */
  BigDecimal decimal(String key, BigDecimal otherwise, double least, double most) {
    double number = number(key, otherwise.doubleValue(), least, most);
    return number == otherwise.doubleValue()
        ? otherwise
        : BigDecimal.valueOf(number).stripTrailingZeros();
  }

  double weight(String key, double otherwise) {
    return number(key, otherwise, -HEAVIEST, HEAVIEST);
  }

  double number(String key, double otherwise, double least, double most) {
    String text = text(key);
    if (text == null) {
      return otherwise;
    }
    try {
      double number = new BigDecimal(text).doubleValue();
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // Falls through to the same message as a number out of range.
    }
    wrong(
        key,
        "expected a number from " + plain(least) + " to " + plain(most) + ", found " + found(text));
    return otherwise;
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

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static int lineOf(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
