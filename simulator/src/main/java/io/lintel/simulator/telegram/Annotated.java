package io.lintel.simulator.telegram;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.mishap.Words;
import java.util.List;

/**
 * Octets of one frame, or of one run of noise, with names.
 *
 * @param fields in order, without gaps: together they are all of the octets
 */
public record Annotated(Bytes octets, List<Field> fields) {
  public Annotated {
    fields = List.copyOf(fields);
  }

  /**
   * The octets in {@code [from, to)}.
   *
   * @param value what they say, as people write it; empty where the name says it all
   * @param wrong they are not what they should be, or nothing should be there
   */
  public record Field(int from, int to, Words says, String value, boolean wrong) {}

  /** Whether all is as it should be. */
  public boolean sound() {
    return fields.stream().noneMatch(Field::wrong);
  }
}
