package io.lintel.simulator.people;

import java.time.Instant;
import java.util.List;

/**
 * One technician's day as it really went: recorder taken at the depot, from stop to stop, home.
 *
 * @param handedOut when the recorder was taken
 * @param calls the visits, those without leaving a staircase between them together
 */
public record Round(
    String technician, Instant handedOut, List<List<Walk>> calls, Whereabouts whereabouts) {
  public Round {
    calls = calls.stream().map(List::copyOf).toList();
  }

  /** In the order of time. */
  public List<Walk> walks() {
    return calls.stream().flatMap(List::stream).toList();
  }
}
