package io.lintel.gateway.config;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What came of reading a configuration file: never half a configuration. */
public sealed interface ConfigCheck {
  record Good(LintelConfig config) implements ConfigCheck {}

  /** All mistakes, in the order of their lines; at least one. */
  record Bad(Path file, List<Mistake> mistakes) implements ConfigCheck {
    public Bad {
      mistakes = List.copyOf(mistakes);
    }

    /** One line a mistake, for a terminal or a log. */
    public String message() {
      return mistakes.stream()
          .map(mistake -> file + ", " + mistake)
          .collect(Collectors.joining(System.lineSeparator()));
    }
  }
}
