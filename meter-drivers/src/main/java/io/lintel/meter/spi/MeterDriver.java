package io.lintel.meter.spi;

import io.lintel.meter.reading.MeterAddress;
import java.time.Duration;
import java.util.Set;

/** One meter protocol as pure logic: it owns no socket, clock, thread or log. */
public interface MeterDriver {
  /**
   * A conversation that reads the meter at {@code address} once.
   *
   * @throws IllegalArgumentException if the address has no meaning in this protocol; says what is
   *     expected
   */
  Exchange read(MeterAddress address);

  /** The names {@link #command} knows. */
  default Set<String> commands() {
    return Set.of();
  }

  /**
   * A conversation that has the meter do something once, ending in {@link PollOutcome.Written}.
   *
   * @throws IllegalArgumentException if there is no such command, or the address has no meaning;
   *     says what is expected
   */
  default Exchange command(String name, MeterAddress address) {
    throw new IllegalArgumentException(
        "expected a command of " + commands() + ", found '" + name + "'");
  }

  /**
   * How long a line whose characters stand like this must be quiet before each frame. Not asked
   * where nobody here knows the characters: on a network, or behind a converter that keeps time
   * itself.
   */
  Duration silence(LineSettings line);

  /**
   * How much longer an answer may take for each octet of it that has come. Short enough that noise
   * which comes again and again does not look like an answer under way.
   */
  Duration slowestOctet();
}
