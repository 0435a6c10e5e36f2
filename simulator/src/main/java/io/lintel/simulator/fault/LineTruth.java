package io.lintel.simulator.fault;

import java.util.List;

/** What really happened on the lines of one day, as far as it has been played. */
public record LineTruth(List<ExchangeRecord> exchanges, List<Unplugging> unplugged) {
  public static final LineTruth NOTHING = new LineTruth(List.of(), List.of());

  public LineTruth {
    exchanges = List.copyOf(exchanges);
    unplugged = List.copyOf(unplugged);
  }
}
