package io.lintel.simulator.scenario;

import io.lintel.simulator.people.Round;
import java.time.Instant;
import java.util.List;

/**
 * One day, ready to be played: what is sent when, and the truth.
 *
 * @param rounds who is where when, one for each technician
 * @param sendings in the order of time
 */
public record Day(
    Scenario scenario,
    Instant from,
    Instant to,
    List<Round> rounds,
    List<Sending> sendings,
    Truth truth) {
  public Day {
    rounds = List.copyOf(rounds);
    sendings = List.copyOf(sendings);
  }

  public Day withTruth(Truth known) {
    return new Day(scenario, from, to, rounds, sendings, known);
  }
}
