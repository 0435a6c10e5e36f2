package io.lintel.gateway.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One mapping of the file. Whoever reads it asks for the keys it knows and ends with {@link #done},
 * which reports the others. A value that is wrong is reported and read as absent, so that one run
 * finds every mistake.
 */
final class Section {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  private static final Pattern NO_TEXT =
      Pattern.compile(
          "[-+]?[0-9][0-9_,]*(\\.[0-9]*)?([eE][-+]?[0-9]+)?|0[xo][0-9a-fA-F]+"
              + "|(?i:y|n|yes|no|on|off|true|false|null)");

  private final int line;
  private final String path;
  private final Surroundings around;
  private final Map<String, Node> entries = new LinkedHashMap<>();
  private final Map<String, Integer> keyLines = new LinkedHashMap<>();
  private final TreeSet<String> known = new TreeSet<>();

  /** Turns a value's text into what it means, or says what was expected. */
  interface Meaning<T> {
    /**
     * @throws IllegalArgumentException with "expected …" as message
     */
    T of(String text);
  }

  /** An absent section, in which every key is absent. */
  Section(int line, String path, Surroundings around) {
    this.line = line;
    this.path = path;
    this.around = around;
  }

  Section(MappingNode node, String path, Surroundings around) {
    this(lineOf(node), path, around);
    for (NodeTuple tuple : node.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      int at = lineOf(tuple.getKeyNode());
      if (entries.putIfAbsent(key, tuple.getValueNode()) == null) {
        keyLines.put(key, at);
      } else {
        around.mistake(at, path(key), "stands twice; first on line " + keyLines.get(key));
      }
    }
  }

  static int lineOf(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  Surroundings around() {
    return around;
  }

  int line() {
    return line;
  }

  boolean has(String key) {
    known.add(key);
    Node node = entries.get(key);
    return node != null && !Tag.NULL.equals(node.getTag());
  }

  void mistake(String key, String message) {
    around.mistake(keyLines.getOrDefault(key, line), path(key), message);
  }

  /** As {@link #mistake}, of something without which the rest can be done. */
  void bearable(String key, String message) {
    around.bearable(keyLines.getOrDefault(key, line), path(key), message);
  }

  int lineOf(String key) {
    return keyLines.getOrDefault(key, line);
  }

  /**
   * Whether the value is written so that YAML, of this or the older version, takes it for a number
   * or a truth: {@code 0012345} loses its zeros where another program reads the file.
   */
  boolean isNoText(String key) {
    return has(key)
        && entries.get(key) instanceof ScalarNode scalar
        && scalar.isPlain()
        && NO_TEXT.matcher(scalar.getValue()).matches();
  }

  /** The text of {@code key} with {@code ${ENV}} filled in, or null if absent or wrong. */
  @Nullable String text(String key) {
    if (!has(key)) {
      return null;
    }
    if (entries.get(key) instanceof ScalarNode scalar) {
      String text = filled(key, scalar.getValue());
      if (text != null && text.isBlank()) {
        mistake(key, "expected a value, found an empty one");
        return null;
      }
      return text;
    }
    mistake(key, "expected one value, found " + shapeOf(entries.get(key)));
    return null;
  }

  /** As {@link #text}; its absence is a mistake. The answer is then empty, and never used. */
  String required(String key) {
    if (!has(key)) {
      mistake(key, "is missing");
      return "";
    }
    String text = text(key);
    return text == null ? "" : text;
  }

  /** The text as written, before {@code ${ENV}} is filled in; null if absent or no scalar. */
  @Nullable String written(String key) {
    return has(key) && entries.get(key) instanceof ScalarNode scalar ? scalar.getValue() : null;
  }

  <T> T value(String key, T otherwise, Meaning<T> meaning) {
    T found = value(key, meaning);
    return found == null ? otherwise : found;
  }

  <T> @Nullable T value(String key, Meaning<T> meaning) {
    String text = text(key);
    if (text == null) {
      return null;
    }
    try {
      return meaning.of(text);
    } catch (IllegalArgumentException wrong) {
      mistake(key, refusal(key, text, String.valueOf(wrong.getMessage())));
      return null;
    }
  }

  /** With what was found, unless the message says it or the value may be a secret. */
  private String refusal(String key, String text, String message) {
    if (VARIABLE.matcher(String.valueOf(written(key))).find()) {
      int found = message.indexOf(", found ");
      String expected = found < 0 ? message : message.substring(0, found);
      return expected.replace(text, "${…}") + ", found '${…}'";
    }
    return Meanings.shown(
        message.contains(", found ") ? message : message + ", found '" + text + "'");
  }

  /** What each text of the list under {@code key} means; empty if there is none. */
  <T> List<T> values(String key, Meaning<T> meaning) {
    List<T> values = new ArrayList<>();
    if (!has(key)) {
      return values;
    }
    if (!(entries.get(key) instanceof SequenceNode sequence)) {
      mistake(key, "expected a list such as [a, b], found " + shapeOf(entries.get(key)));
      return values;
    }
    for (Node item : sequence.getValue()) {
      try {
        if (!(item instanceof ScalarNode scalar)) {
          throw new IllegalArgumentException("expected texts in the list, found " + shapeOf(item));
        }
        values.add(meaning.of(scalar.getValue()));
      } catch (IllegalArgumentException wrong) {
        around.mistake(lineOf(item), path(key), String.valueOf(wrong.getMessage()));
      }
    }
    return values;
  }

  /** The mapping under {@code key}; an absent one if there is none. */
  Section section(String key) {
    if (has(key)) {
      if (entries.get(key) instanceof MappingNode mapping) {
        return new Section(mapping, path(key), around);
      }
      mistake(key, "expected keys with values, found " + shapeOf(entries.get(key)));
    }
    return new Section(keyLines.getOrDefault(key, line), path(key), around);
  }

  /** The mappings in the list under {@code key}. */
  List<Section> sections(String key) {
    List<Section> found = new ArrayList<>();
    if (!has(key)) {
      return found;
    }
    if (!(entries.get(key) instanceof SequenceNode sequence)) {
      mistake(
          key, "expected a list (lines that begin with '-'), found " + shapeOf(entries.get(key)));
      return found;
    }
    for (int i = 0; i < sequence.getValue().size(); i++) {
      Node item = sequence.getValue().get(i);
      String itemPath = path(key) + "[" + i + "]";
      if (item instanceof MappingNode mapping) {
        found.add(new Section(mapping, itemPath, around));
      } else {
        around.mistake(lineOf(item), itemPath, "expected keys with values, found " + shapeOf(item));
      }
    }
    return found;
  }

  /** Reports every key nobody asked for. */
  void done() {
    for (String key : entries.keySet()) {
      if (!known.contains(key)) {
        mistake(
            key,
            "is no key of this section"
                + NearestName.hint(key, known)
                + "; known here: "
                + String.join(", ", known));
      }
    }
  }

  private @Nullable String filled(String key, String text) {
    Matcher variable = VARIABLE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (variable.find()) {
      String value = around.environment().get(variable.group(1));
      if (value == null) {
        mistake(
            key,
            "the environment has no variable "
                + variable.group(1)
                + "; set it, or write the value here");
        return null;
      }
      variable.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return variable.appendTail(filled).toString();
  }

  private String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String shapeOf(@Nullable Node node) {
    if (node instanceof MappingNode) {
      return "keys with values";
    }
    if (node instanceof SequenceNode) {
      return "a list";
    }
    return node instanceof ScalarNode scalar ? "'" + scalar.getValue() + "'" : "nothing";
  }
}
