package io.lintel.simulator.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One visit as one technician really walked it.
 *
 * @param crew everybody who came, the one who leads first
 * @param acts in the order of time, from arrived, whoever did them
 * @param tapped those that this technician taps
 */
public record Walk(
    String technician,
    List<String> crew,
    Errand errand,
    Arrangement arrangement,
    List<Act> acts,
    List<Act> tapped) {
  private static final Set<Deed> RINGS = Set.of(Deed.BELL, Deed.KNOCKED);
  private static final Set<Deed> ENDS = Set.of(Deed.LEFT, Deed.NOT_MET);

  public Walk {
    crew = List.copyOf(crew);
    acts = List.copyOf(acts);
    tapped = List.copyOf(tapped);
  }

  /** Whether this technician speaks for the crew. */
  public boolean leads() {
    return technician.equals(crew.get(0));
  }

  public Instant arrived() {
    return acts.get(0).at();
  }

  /** The first bell or knock; where the door stood open, the entry. */
  public Instant knock() {
    return first(RINGS).or(this::entered).orElseThrow();
  }

  public Optional<Instant> entered() {
    return first(Set.of(Deed.ENTERED));
  }

  /** When the door was left behind: {@code left} or {@code not_met}. */
  public Instant ended() {
    return first(ENDS).orElseThrow();
  }

  public Instant lastAct() {
    return acts.get(acts.size() - 1).at();
  }

  private Optional<Instant> first(Set<Deed> deeds) {
    return acts.stream().filter(act -> deeds.contains(act.deed())).map(Act::at).findFirst();
  }
}
