package io.lintel.gateway.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What came of reading a configuration file: never half a configuration. */
public sealed interface ConfigCheck {
  record Good(LintelConfig config) implements ConfigCheck {}

  /**
   * All mistakes, in the order of their lines; at least one.
   *
   * @param rest what a gateway that has to start can do all the same, if every mistake is {@link
   *     Mistake#bearable}: meters that cannot be meant stand in it as unusable
   */
  record Bad(Path file, List<Mistake> mistakes, Optional<LintelConfig> rest)
      implements ConfigCheck {
    public Bad {
      mistakes = List.copyOf(mistakes);
    }

    /** Nothing can be done with the file. */
    public Bad(Path file, List<Mistake> mistakes) {
      this(file, mistakes, Optional.empty());
    }

    /** One line a mistake, for a terminal or a log. */
    public String message() {
      return mistakes.stream()
          .map(mistake -> file + ", " + mistake)
          .collect(Collectors.joining(System.lineSeparator()));
    }
  }
}
