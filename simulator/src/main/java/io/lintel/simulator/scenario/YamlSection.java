package io.lintel.simulator.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One mapping of a YAML file, read key by key. Whatever is missing, unreadable or not asked for
 * ends in the list of mistakes with its line; reading goes on with the fallback, so that one look
 * finds all of them.
 *
 * <p>A section that describes itself holds nothing: it notes what it is asked for, says that all of
 * it is there, and answers with the fallback.
 */
public final class YamlSection {
  private final String name;
  private final int line;
  private final List<String> mistakes;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Set<String> asked = new TreeSet<>();
  private final @Nullable SectionShape shape;

  private YamlSection(String name, int line, List<String> mistakes, @Nullable SectionShape shape) {
    this.name = name;
    this.line = line;
    this.mistakes = mistakes;
    this.shape = shape;
  }

  /** A section that only notes in {@code shape} what is asked of it. */
  static YamlSection describing(SectionShape shape) {
    return new YamlSection("a description", 0, new ArrayList<>(), shape);
  }

  public static YamlSection of(String name, @Nullable Node node, int line, List<String> mistakes) {
    YamlSection section = new YamlSection(name, node == null ? line : lineOf(node), mistakes, null);
    if (!(node instanceof MappingNode mapping)) {
      mistakes.add(
          "line %d: expected %s as keys with their values, found %s"
              .formatted(section.line, name, kind(node)));
      // What it should have held is not asked for one by one.
      return new YamlSection(name, section.line, new ArrayList<>(), null);
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      if (section.values.put(key, tuple.getValueNode()) != null) {
        mistakes.add("line %d: %s appears twice".formatted(lineOf(tuple.getKeyNode()), key));
      }
      section.lines.put(key, lineOf(tuple.getKeyNode()));
    }
    return section;
  }

  /**
   * The scalar at {@code key} as {@code parse} reads it; {@code expected} says what it should be.
   */
  public <T> T value(String key, T fallback, String expected, Function<String, T> parse) {
    if (shape != null) {
      shape.scalar(key, new ScalarShape(expected, parse));
      return fallback;
    }
    asked.add(key);
    Node node = values.get(key);
    if (node == null) {
      mistakes.add("line %d: %s lacks %s, %s".formatted(line, name, key, expected));
      return fallback;
    }
    if (node instanceof ScalarNode scalar) {
      try {
        return parse.apply(scalar.getValue());
      } catch (RuntimeException e) {
        mistakes.add(
            "line %d: %s is '%s', expected %s"
                .formatted(lineOf(node), key, scalar.getValue(), expected));
        return fallback;
      }
    }
    mistakes.add(
        "line %d: %s holds a structure, expected %s".formatted(lineOf(node), key, expected));
    return fallback;
  }

  public String text(String key) {
    return value(key, "", "a text", Function.identity());
  }

  /** A text that is not blank. */
  public String name(String key) {
    return value(
        key,
        "",
        "a name",
        text -> {
          if (text.isBlank()) {
            throw new IllegalArgumentException(text);
          }
          return text;
        });
  }

  /** What keeps a text from being YAML at all, with its line where that is known. */
  public static String unreadable(YamlEngineException failure) {
    if (failure instanceof MarkedYamlEngineException marked
        && marked.getProblemMark().isPresent()) {
      Mark mark = marked.getProblemMark().get();
      String around =
          marked
              .getContextMark()
              .map(begin -> " (%s of line %d)".formatted(marked.getContext(), begin.getLine() + 1))
              .orElse("");
      return "line %d: expected YAML, found at column %d: %s%s"
          .formatted(mark.getLine() + 1, mark.getColumn() + 1, marked.getProblem(), around);
    }
    return "expected YAML: " + failure.getMessage();
  }

  private static String kind(@Nullable Node node) {
    if (node == null) {
      return "nothing";
    }
    return node instanceof SequenceNode
        ? "a list"
        : "'" + (node instanceof ScalarNode scalar ? scalar.getValue() : node.getTag()) + "'";
  }

  public YamlSection section(String key) {
    if (shape != null) {
      SectionShape inner = new SectionShape();
      shape.section(key, inner);
      return describing(inner);
    }
    asked.add(key);
    return of(key, values.get(key), line, mistakes);
  }

  /** The sections of the list at {@code key}; a missing list is empty. */
  public List<YamlSection> sections(String key) {
    if (shape != null) {
      SectionShape each = new SectionShape();
      shape.sections(key, each);
      return List.of(describing(each));
    }
    asked.add(key);
    List<YamlSection> found = new ArrayList<>();
    Node node = values.get(key);
    if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        found.add(of("an entry of " + key, item, lineOf(item), mistakes));
      }
    } else if (node != null) {
      mistakes.add(
          "line %d: expected %s as a list, found %s"
              .formatted(lineOf(node), key, node instanceof MappingNode ? "keys" : kind(node)));
    }
    return found;
  }

  /** All keys with their scalars, as written; a structure is a mistake. */
  public Map<String, String> scalars() {
    Map<String, String> scalars = new LinkedHashMap<>();
    values.forEach(
        (key, node) -> {
          asked.add(key);
          if (node instanceof ScalarNode scalar) {
            scalars.put(key, scalar.getValue());
          } else {
            mistake(key, key + " holds a structure, expected one value");
          }
        });
    return scalars;
  }

  /** Notes {@code says} with the line of {@code key}, or of the section where it has none. */
  public void mistake(String key, String says) {
    mistakes.add("line %d: %s".formatted(lines.getOrDefault(key, line), says));
  }

  /** A key that may be left out. */
  public void mayHave(String key) {
    if (shape != null) {
      shape.mayLack(key);
    }
    asked.add(key);
  }

  public boolean has(String key) {
    if (shape != null) {
      shape.mayLack(key);
      return true;
    }
    return values.containsKey(key);
  }

  /** Reports the keys nobody asked for. */
  public void done() {
    for (Map.Entry<String, Integer> key : lines.entrySet()) {
      if (!asked.contains(key.getKey())) {
        mistakes.add(
            "line %d: %s is not a key of %s; it knows %s"
                .formatted(key.getValue(), key.getKey(), name, String.join(", ", asked)));
      }
    }
  }

  private static int lineOf(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }
}
