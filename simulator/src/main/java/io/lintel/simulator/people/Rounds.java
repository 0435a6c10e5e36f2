package io.lintel.simulator.people;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.town.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Everybody's day. The first and the second technician are partners, the third and the fourth, and
 * so on: where two are needed, they wait for each other.
 */
public final class Rounds {
  private Rounds() {}

  /**
   * The days that {@code assignments} make, beginning at the depot soon after {@code from}.
   * Partners have the same stops that are made together, in the same order.
   */
  public static List<Round> walked(
      List<Assignment> assignments,
      Instant from,
      Place depot,
      Encounters encounters,
      Pace pace,
      Dice dice) {
    List<Walker> walkers = new ArrayList<>();
    for (Assignment assignment : assignments) {
      boolean leads = walkers.size() % 2 == 0;
      Dice own = dice.fork(assignment.technician());
      walkers.add(new Walker(assignment, leads, from, depot, encounters, pace, own));
    }
    for (int i = 0; i < walkers.size(); i += 2) {
      Walker leader = walkers.get(i);
      if (i + 1 < walkers.size()) {
        walked(leader, walkers.get(i + 1));
      } else {
        leader.alone();
      }
    }
    return walkers.stream().map(Walker::round).toList();
  }

  private static void walked(Walker leader, Walker partner) {
    while (leader.untilTogether() && partner.untilTogether()) {
      leader.callTogether(partner);
    }
    leader.alone();
    partner.alone();
  }
}
