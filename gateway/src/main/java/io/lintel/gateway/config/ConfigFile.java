package io.lintel.gateway.config;

import io.lintel.meter.document.TextFile;
import io.lintel.meter.document.YamlText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code lintel.yaml}. */
public final class ConfigFile {
  private static final int LARGEST_BYTES = 8 * 1024 * 1024;

  private final KnownNames names;
  private final Map<String, String> environment;

  /**
   * @param environment what {@code ${ENV}} is filled from: {@code System.getenv()}
   */
  public ConfigFile(KnownNames names, Map<String, String> environment) {
    this.names = names;
    this.environment = environment;
  }

  /** Reads and checks {@code file}; never throws for what stands in it. */
  public ConfigCheck read(Path file) {
    try {
      return check(file, TextFile.read(file, LARGEST_BYTES));
    } catch (TextFile.Unreadable unreadable) {
      return bad(file, 1, "cannot read the file: " + unreadable.getMessage());
    }
  }

  /** Checks {@code text} as if it stood in {@code file}. */
  public ConfigCheck check(Path file, String text) {
    Surroundings around =
        new Surroundings(
            Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/")),
            environment);
    Section root;
    try {
      Optional<Node> document = YamlText.compose(file.toString(), text);
      if (document.isPresent() && !(document.get() instanceof MappingNode)) {
        return bad(file, Section.lineOf(document.get()), "expected keys with values");
      }
      root =
          document
              .map(node -> new Section((MappingNode) node, "", around))
              .orElseGet(() -> new Section(1, "", around));
    } catch (MarkedYamlEngineException notYaml) {
      int line = notYaml.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      return bad(file, line, "is no YAML: " + notYaml.getProblem());
    } catch (YamlEngineException notYaml) {
      return bad(file, 1, "is no YAML: " + notYaml.getMessage());
    }
    LintelConfig config = new WholeFile(names).read(root);
    if (around.mistakes().isEmpty()) {
      return new ConfigCheck.Good(config);
    }
    boolean bearable = around.mistakes().stream().allMatch(Mistake::bearable);
    return new ConfigCheck.Bad(
        file, around.mistakes(), bearable ? Optional.of(config) : Optional.empty());
  }

  private static ConfigCheck bad(Path file, int line, String message) {
    return new ConfigCheck.Bad(file, List.of(new Mistake(line, "", message)));
  }
}
