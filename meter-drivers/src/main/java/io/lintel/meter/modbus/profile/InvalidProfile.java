package io.lintel.meter.modbus.profile;

import java.util.List;
import java.util.stream.Collectors;

/** A profile cannot be used. Names every mistake at once, each with its line. */
public final class InvalidProfile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  InvalidProfile(String file, List<Mistake> mistakes) {
    super(
        mistakes.stream()
            .map(mistake -> file + ", " + mistake)
            .collect(Collectors.joining(System.lineSeparator())));
    this.mistakes = List.copyOf(mistakes);
  }

  /** In order of lines. */
  public List<Mistake> mistakes() {
    return mistakes;
  }
}
