package io.lintel.meter.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * YAML within limits. The text is looked through as a stream first: composing it recurses as deep
 * as it nests, and aliases make a page of text as large as one likes.
 */
public final class YamlText {
  /** Nobody writes deeper; the deepest file of ours has six. */
  public static final int DEEPEST = 32;

  /** Values of a document, those that an alias repeats counted as often as it does. */
  public static final int MOST_VALUES = 1_000_000;

  private final Deque<Open> open = new ArrayDeque<>();
  private final Map<Anchor, Integer> sizes = new HashMap<>();
  private final Set<Anchor> unfinished = new HashSet<>();
  private int values;

  /** A list or mapping that has not ended, and how many values came before it. */
  private record Open(@Nullable Anchor anchor, int before) {}

  private YamlText() {}

  /**
   * The document in {@code written}; empty if there is none.
   *
   * @param label what errors call it
   * @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException if it is no YAML, or beyond the
   *     limits; most often with the place
   */
  public static Optional<Node> compose(String label, String written) {
    // Editors on Windows put a byte order mark before the text.
    String text = written.startsWith("\uFEFF") ? written.substring(1) : written;
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(label)
            .setCodePointLimit(Math.max(1, text.length()))
            .build();
    YamlText limits = new YamlText();
    for (Event event : new Parse(settings).parseString(text)) {
      limits.look(event);
    }
    return new Compose(settings).composeString(text);
  }

  private void look(Event event) {
    if (event instanceof AliasEvent alias) {
      if (unfinished.contains(alias.getAlias())) {
        throw refused("a value that contains itself", event);
      }
      count(sizes.getOrDefault(alias.getAlias(), 1), event);
    } else if (event instanceof CollectionStartEvent start) {
      Anchor anchor = anchor(start);
      open.push(new Open(anchor, values));
      if (anchor != null) {
        unfinished.add(anchor);
      }
      if (open.size() > DEEPEST) {
        throw refused("more than " + DEEPEST + " values one within the other", event);
      }
      count(1, event);
    } else if (event instanceof CollectionEndEvent) {
      Open ended = open.pop();
      if (ended.anchor() != null) {
        unfinished.remove(ended.anchor());
        sizes.put(ended.anchor(), values - ended.before());
      }
    } else if (event instanceof ScalarEvent scalar) {
      Anchor anchor = anchor(scalar);
      if (anchor != null) {
        sizes.put(anchor, 1);
      }
      count(1, event);
    }
  }

  private void count(int more, Event event) {
    values += more;
    if (values > MOST_VALUES) {
      throw refused("more than " + MOST_VALUES + " values, counted as aliases repeat them", event);
    }
  }

  private static @Nullable Anchor anchor(NodeEvent event) {
    return event.getAnchor().orElse(null);
  }

  private static ParserException refused(String what, Event event) {
    return new ParserException("found " + what, event.getStartMark());
  }
}
