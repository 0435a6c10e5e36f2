package io.lintel.simulator.scenario;

import io.lintel.simulator.people.Walk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * To which visits something belongs in truth.
 *
 * <p>A visit begins with the arrival and ends with {@code left} or {@code not_met}; nobody can say
 * to a few seconds which side of such a boundary a moment is on, so what lies within {@link #EDGE}
 * of one, or while a notice is written, is disputable: either answer is right and neither is
 * scored.
 */
public record Belonging(List<String> visits, List<String> disputable) {
  public static final Duration EDGE = Duration.ofSeconds(20);

  /** A recording no farther from a visit than this is not stray. */
  static final Duration NEAR = Duration.ofMinutes(5);

  public static final Belonging NOWHERE = new Belonging(List.of(), List.of());

  public Belonging {
    visits = List.copyOf(visits);
    disputable = List.copyOf(disputable);
  }

  static Belonging ofMoment(Instant at, List<Walk> walks) {
    Belonging belonging = ofInterval(at, at, walks);
    // Behind one door while the other waits: nobody can say to which of the two it belongs.
    return belonging.visits.size() > 1 ? belonging.unheard() : belonging;
  }

  /** Something that lasted belongs to every visit it overlaps. */
  static Belonging ofInterval(Instant begin, Instant end, List<Walk> walks) {
    return ofRecording(begin, Duration.ZERO, end, walks);
  }

  /**
   * A recording belongs to every visit it overlaps from the button on; whether what is only in its
   * prebuffer belongs to it is disputable. So is whose a recording is that overlaps none, but is so
   * near one that nobody would call it stray.
   */
  static Belonging ofRecording(Instant begin, Duration prebuffer, Instant end, List<Walk> walks) {
    Instant buffered = begin.minus(prebuffer);
    List<String> visits = new ArrayList<>();
    List<String> disputable = new ArrayList<>();
    for (Walk walk : walks) {
      if (overlap(begin, end, walk.arrived().plus(EDGE), walk.ended().minus(EDGE))) {
        visits.add(walk.errand().visit());
      } else if (overlap(buffered, end, walk.arrived().minus(EDGE), walk.lastAct().plus(EDGE))) {
        disputable.add(walk.errand().visit());
      }
    }
    for (Walk walk : walks) {
      boolean alone = visits.isEmpty() && !begin.equals(end);
      if (alone && overlap(begin, end, walk.arrived().minus(NEAR), walk.lastAct().plus(NEAR))) {
        disputable.add(walk.errand().visit());
      }
    }
    return visits.isEmpty() && disputable.isEmpty() ? NOWHERE : new Belonging(visits, disputable);
  }

  /** Of what never arrived: nobody can be blamed for not linking it. */
  Belonging unheard() {
    List<String> all = new ArrayList<>(visits);
    all.addAll(disputable);
    return new Belonging(List.of(), all);
  }

  /** The same, with those of {@code others} disputable: who could say that it was there? */
  Belonging disputing(Set<String> others) {
    List<String> certain = new ArrayList<>(visits);
    List<String> open = new ArrayList<>(disputable);
    certain.removeAll(others);
    visits.stream().filter(others::contains).forEach(open::add);
    return new Belonging(certain, open);
  }

  private static boolean overlap(Instant begin, Instant end, Instant from, Instant to) {
    return !begin.isAfter(to) && !end.isBefore(from);
  }
}
