package io.lintel.simulator.fault;

import java.time.Instant;
import java.util.List;

/**
 * One request that reached a meter, and what became of it: the truth about a line.
 *
 * @param number how many requests reached this meter before at this very second
 * @param mishaps what befell it, by name
 * @param baseMillilitres the converted index the dial showed, whatever was sent of it
 * @param lineMillilitres the index as measured
 */
public record ExchangeRecord(
    String line,
    String meter,
    Instant at,
    int number,
    List<String> mishaps,
    Expected expected,
    long baseMillilitres,
    long lineMillilitres) {
  public ExchangeRecord {
    mishaps = List.copyOf(mishaps);
  }
}
