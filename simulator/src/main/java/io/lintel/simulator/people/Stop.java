package io.lintel.simulator.people;

import io.lintel.simulator.town.Staircase;
import java.util.List;

/** The errands of one technician behind the doors of one staircase, in the order of calling. */
public record Stop(Staircase staircase, List<Errand> errands) {
  public Stop {
    errands = List.copyOf(errands);
  }
}
