package io.lintel.simulator.score;

import io.lintel.meter.document.TextFile;
import io.lintel.meter.document.YamlText;
import io.lintel.simulator.scenario.BadScenario;
import io.lintel.simulator.scenario.ScenarioFile;
import io.lintel.simulator.score.Expectations.Expected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * {@code NAME.expect.yaml} beside a scenario's file: a figure and its range a line, and after a
 * {@code #} why it is so. A scenario without one is held to {@code default.expect.yaml}.
 */
public final class ExpectationsFile {
  private static final int LARGEST_BYTES = 1024 * 1024;

  private static final String SUFFIX = ".expect.yaml";
  private static final String DEFAULT = "default" + SUFFIX;

  private final List<String> lines;
  private final List<String> mistakes = new ArrayList<>();
  private final List<Expected> read = new ArrayList<>();
  private final Set<String> figures = new HashSet<>();

  private ExpectationsFile(String yaml) {
    lines = yaml.lines().toList();
  }

  /**
   * @param nameOrFile of the scenario, as {@link ScenarioFile#load} takes it
   * @throws BadScenario if the file has mistakes
   */
  public static Expectations of(String nameOrFile) {
    try {
      Path scenario = Path.of(nameOrFile);
      if (Files.isRegularFile(scenario)) {
        Path file = Path.of(nameOrFile.replaceFirst("\\.ya?ml$", "") + SUFFIX);
        return Files.isRegularFile(file)
            ? parse(file.toString(), TextFile.read(file, LARGEST_BYTES))
            : shipped(DEFAULT);
      }
      String shipped = nameOrFile + SUFFIX;
      return shipped(ScenarioFile.class.getResource(shipped) == null ? DEFAULT : shipped);
    } catch (IOException e) {
      throw new BadScenario(nameOrFile + SUFFIX, List.of("cannot be read: " + e.getMessage()));
    }
  }

  private static Expectations shipped(String name) throws IOException {
    try (InputStream file = ScenarioFile.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return parse(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /**
   * @throws BadScenario with every mistake and its line
   */
  static Expectations parse(String file, String yaml) {
    Node root;
    try {
      root = YamlText.compose(file, yaml).orElse(null);
    } catch (YamlEngineException e) {
      throw new BadScenario(file, List.of(String.valueOf(e.getMessage())));
    }
    ExpectationsFile reader = new ExpectationsFile(yaml);
    reader.mapping(root);
    if (!reader.mistakes.isEmpty()) {
      throw new BadScenario(file, reader.mistakes);
    }
    return new Expectations(reader.read);
  }

  private void mapping(@Nullable Node root) {
    if (root instanceof MappingNode mapping) {
      mapping.getValue().forEach(this::line);
    } else {
      mistakes.add("line 1: expected lines like 'links.recall: 0.99..1  # why'");
    }
  }

  private void line(NodeTuple tuple) {
    int line = tuple.getKeyNode().getStartMark().map(mark -> mark.getLine()).orElse(0);
    String figure = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
    if (!figures.add(figure)) {
      mistakes.add("line %d: %s appears twice".formatted(line + 1, figure));
    }
    if (!(tuple.getValueNode() instanceof ScalarNode value)) {
      mistakes.add(
          "line %d: %s holds a structure, expected %s".formatted(line + 1, figure, Bound.EXPECTED));
      return;
    }
    try {
      read.add(new Expected(figure, Bound.of(value.getValue()), why(line)));
    } catch (IllegalArgumentException e) {
      mistakes.add(
          "line %d: %s is '%s', expected %s"
              .formatted(line + 1, figure, value.getValue(), Bound.EXPECTED));
    }
  }

  private String why(int line) {
    String text = lines.get(line);
    int hash = text.indexOf(" #");
    return hash < 0 ? "" : text.substring(hash + 2).strip();
  }
}
