package io.lintel.simulator.scenario;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.people.Errand;
import io.lintel.simulator.people.Stop;
import io.lintel.simulator.town.Place;
import io.lintel.simulator.town.Staircase;
import io.lintel.simulator.town.Town;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The office's plan of the morning: who calls at which doors, near ones one after another. */
final class ErrandSheet {
  private static final Map<Errand.Kind, Double> KINDS =
      new EnumMap<>(
          Map.of(
              Errand.Kind.METER_READING, 0.6,
              Errand.Kind.SAFETY_CHECK, 0.3,
              Errand.Kind.REPAIR, 0.1));
  private static final int[] DOORS_AT_A_STOP = {1, 1, 1, 1, 2, 2, 3, 3, 4};
  private static final int HIGHEST_FLOOR = 11;

  private final Town town;
  private final Dice dice;
  private final Deque<String> meters;
  private final List<Staircase> free;
  private int visits;

  private ErrandSheet(Town town, List<String> meters, Dice dice) {
    this.town = town;
    this.dice = dice;
    this.meters = new ArrayDeque<>(dice.shuffled(meters));
    this.free = new ArrayList<>(town.staircases());
  }

  /**
   * The stops of each technician.
   *
   * @param meters that report by themselves and can stand behind a door; where they run out, doors
   *     have meters that only people read
   */
  static List<List<Stop>> drawn(
      Town town, int technicians, int visits, List<String> meters, Dice dice) {
    ErrandSheet sheet = new ErrandSheet(town, meters, dice);
    List<List<Stop>> stops = new ArrayList<>();
    for (int technician = 0; technician < technicians; technician++) {
      int share = visits / technicians + (technician < visits % technicians ? 1 : 0);
      stops.add(sheet.stops(share));
    }
    return stops;
  }

  private List<Stop> stops(int share) {
    List<Stop> stops = new ArrayList<>();
    Place near = dice.pick(town.staircases()).place();
    int left = share;
    while (left > 0) {
      Staircase staircase = nearestFree(near);
      int doors = Math.min(left, DOORS_AT_A_STOP[dice.whole(0, DOORS_AT_A_STOP.length - 1)]);
      stops.add(new Stop(staircase, errands(staircase, doors)));
      near = staircase.place();
      left -= doors;
    }
    return stops;
  }

  private Staircase nearestFree(Place near) {
    if (free.isEmpty()) {
      free.addAll(town.staircases());
    }
    Staircase nearest =
        free.stream()
            .min(Comparator.comparingDouble(staircase -> staircase.place().metresTo(near)))
            .orElseThrow();
    free.remove(nearest);
    return nearest;
  }

  private List<Errand> errands(Staircase staircase, int doors) {
    List<Errand> errands = new ArrayList<>();
    Set<Integer> taken = new HashSet<>();
    while (errands.size() < doors) {
      int floor = dice.whole(1, HIGHEST_FLOOR);
      int flat = dice.whole(1, 4);
      if (taken.add(floor * 10 + flat)) {
        visits++;
        String meter = meters.isEmpty() ? "G-%d".formatted(9000 + visits) : meters.remove();
        errands.add(
            new Errand(
                "V-%04d".formatted(visits),
                dice.share(KINDS),
                staircase.door(floor, flat),
                "C-%05d".formatted(10_000 + visits),
                meter));
      }
    }
    return errands;
  }
}
