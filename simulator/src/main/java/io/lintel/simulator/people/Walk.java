package io.lintel.simulator.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One visit as it was really walked.
 *
 * @param acts in the order of time, from arrived
 */
public record Walk(String technician, Errand errand, Habit habit, List<Act> acts) {
  private static final Set<Deed> ENDS = Set.of(Deed.LEFT, Deed.NOT_MET);

  public Walk {
    acts = List.copyOf(acts);
  }

  public Instant arrived() {
    return acts.get(0).at();
  }

  /** The first bell or knock. */
  public Instant knock() {
    return acts.get(1).at();
  }

  public Optional<Instant> entered() {
    return acts.stream().filter(act -> act.deed() == Deed.ENTERED).map(Act::at).findFirst();
  }

  /** When the door was left behind: {@code left} or {@code not_met}. */
  public Instant ended() {
    return acts.stream()
        .filter(act -> ENDS.contains(act.deed()))
        .map(Act::at)
        .findFirst()
        .orElseThrow();
  }

  public Instant lastAct() {
    return acts.get(acts.size() - 1).at();
  }
}
