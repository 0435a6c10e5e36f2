package io.lintel.simulator.scenario;

import io.lintel.simulator.people.Round;
import java.time.Instant;
import java.util.List;

/**
 * One day, ready to be played: what is sent when, and the truth.
 *
 * @param rounds who is where when, one for each technician
 * @param sendings in the order of time
 * @param later what leaves docking stations on another day, because somebody docked late; after
 *     {@code to}, and not played with the day
 */
public record Day(
    Scenario scenario,
    Instant from,
    Instant to,
    List<Round> rounds,
    List<Sending> sendings,
    List<Sending> later,
    Truth truth) {
  public Day {
    rounds = List.copyOf(rounds);
    sendings = List.copyOf(sendings);
    later = List.copyOf(later);
  }

  /** Nobody docks late. */
  public Day(
      Scenario scenario,
      Instant from,
      Instant to,
      List<Round> rounds,
      List<Sending> sendings,
      Truth truth) {
    this(scenario, from, to, rounds, sendings, List.of(), truth);
  }

  public Day withTruth(Truth known) {
    return new Day(scenario, from, to, rounds, sendings, known);
  }
}
