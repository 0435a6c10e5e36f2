package io.lintel.simulator.scenario;

import java.time.Instant;
import java.util.List;

/**
 * One day, ready to be played: what is sent when, and the truth.
 *
 * @param sendings in the order of time
 */
public record Day(
    Scenario scenario, Instant from, Instant to, List<Sending> sendings, Truth truth) {
  public Day {
    sendings = List.copyOf(sendings);
  }
}
