package io.lintel.simulator.people;

import io.lintel.simulator.town.Staircase;
import java.util.List;

/**
 * Errands behind the doors of one staircase, in the order of calling.
 *
 * @param putOff errands that were meant for this time until their customers asked for another
 * @param together whether a colleague comes along, for all of them
 */
public record Stop(
    Staircase staircase, List<Errand> errands, List<Errand> putOff, boolean together) {
  public Stop {
    errands = List.copyOf(errands);
    putOff = List.copyOf(putOff);
  }
}
