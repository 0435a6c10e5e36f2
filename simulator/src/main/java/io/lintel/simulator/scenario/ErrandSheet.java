package io.lintel.simulator.scenario;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.people.Alarm;
import io.lintel.simulator.people.Assignment;
import io.lintel.simulator.people.Errand;
import io.lintel.simulator.people.Stop;
import io.lintel.simulator.town.Place;
import io.lintel.simulator.town.Staircase;
import io.lintel.simulator.town.Town;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The office's plan of the morning, and what will upset it: who calls at which doors, near ones one
 * after another; for whom two come; what is put off; which emergencies come in.
 */
final class ErrandSheet {
  private static final int[] DOORS_AT_A_STOP = {1, 1, 1, 1, 2, 2, 3, 3, 4};

  /** At a stop of an ordinary town, at most. */
  static final int USUAL_DOORS = 4;

  /** What one tower has. */
  static final int MOST_DOORS = 120;

  private static final int FLATS_ON_A_FLOOR = 4;
  private static final int HIGHEST_FLOOR = 11;
  private static final int HIGHEST_TOWER = 33;

  private final Town town;
  private final PeoplePlan people;
  private final Duration day;
  private final Dice dice;
  private final Deque<String> meters;
  private final List<Staircase> free;
  private final int doorsAtMost;
  private int visits;

  private ErrandSheet(Town town, Scenario scenario, List<String> meters, Dice dice) {
    this.town = town;
    this.doorsAtMost = scenario.town().doorsAtAStop();
    this.people = scenario.people();
    this.day = scenario.length();
    this.dice = dice;
    this.meters = new ArrayDeque<>(dice.shuffled(meters));
    this.free = new ArrayList<>(town.staircases());
  }

  /**
   * One assignment for each technician; partners follow each other.
   *
   * @param meters that report by themselves and can stand behind a door; where they run out, doors
   *     have meters that only people read
   */
  static List<Assignment> drawn(Town town, Scenario scenario, List<String> meters, Dice dice) {
    ErrandSheet sheet = new ErrandSheet(town, scenario, meters, dice);
    int technicians = scenario.technicians();
    List<Assignment> assignments = new ArrayList<>();
    for (int i = 0; i < technicians; i += 2) {
      List<Sheet> pair = new ArrayList<>();
      for (int member = i; member < Math.min(i + 2, technicians); member++) {
        int share =
            scenario.visits() / technicians + (member < scenario.visits() % technicians ? 1 : 0);
        pair.add(sheet.filled(share, i + 1 < technicians));
      }
      join(pair);
      for (Sheet one : pair) {
        String technician = "T-%02d".formatted(assignments.size() + 1);
        assignments.add(new Assignment(technician, one.stops, one.alarms));
      }
    }
    return assignments;
  }

  /** One technician's, while it is written. */
  private static final class Sheet {
    private final List<Stop> stops = new ArrayList<>();
    private final List<Stop> together = new ArrayList<>();
    private final List<Alarm> alarms = new ArrayList<>();
  }

  private Sheet filled(int share, boolean hasPartner) {
    Sheet sheet = new Sheet();
    Place near = dice.pick(town.staircases()).place();
    int left = share;
    while (left > 0) {
      Staircase staircase = nearestFree(near);
      int doors = Math.min(left, doorsAtAStop());
      shareOut(staircase, doors, hasPartner, sheet);
      near = staircase.place();
      left -= doors;
    }
    putOff(sheet);
    sheet.alarms.sort(Comparator.comparing(Alarm::calledIn));
    return sheet;
  }

  private int doorsAtAStop() {
    int most = doorsAtMost;
    return most > USUAL_DOORS
        ? dice.whole(most / 2, most)
        : Math.min(most, DOORS_AT_A_STOP[dice.whole(0, DOORS_AT_A_STOP.length - 1)]);
  }

  private void shareOut(Staircase staircase, int doors, boolean hasPartner, Sheet sheet) {
    List<Errand> alone = new ArrayList<>();
    for (Errand errand : errands(staircase, doors, hasPartner)) {
      if (errand.kind() == Errand.Kind.EMERGENCY) {
        double part = dice.between(0.2, 0.8);
        Duration calledIn = Duration.ofSeconds(Math.round(day.toSeconds() * part));
        sheet.alarms.add(new Alarm(errand, calledIn, dice.seconds(60, 280)));
      } else if (hasPartner && needsTwo(errand)) {
        sheet.together.add(new Stop(staircase, List.of(errand), List.of(), true));
      } else {
        alone.add(errand);
      }
    }
    if (!alone.isEmpty()) {
      sheet.stops.add(new Stop(staircase, alone, List.of(), false));
    }
  }

  private boolean needsTwo(Errand errand) {
    return switch (errand.kind()) {
      case WALK_VISIT -> true;
      case REPAIR, PIPE_ALTERATION -> dice.chance(people.encounters().inPairs());
      default -> false;
    };
  }

  /** Some customers will ask for a later hour: their visits stand in the sheet twice. */
  private void putOff(Sheet sheet) {
    for (int i = 0; i + 2 < sheet.stops.size(); i++) {
      Stop stop = sheet.stops.get(i);
      Errand last = stop.errands().isEmpty() ? null : stop.errands().get(stop.errands().size() - 1);
      if (last != null && dice.chance(people.encounters().putOff() * stop.errands().size())) {
        List<Errand> others = stop.errands().subList(0, stop.errands().size() - 1);
        sheet.stops.set(i, new Stop(stop.staircase(), others, List.of(last), false));
        int later = dice.whole(i + 2, sheet.stops.size());
        sheet.stops.add(later, new Stop(stop.staircase(), List.of(last), List.of(), false));
      }
    }
  }

  /** What two do together stands in both sheets, spread over their days, in the same order. */
  private static void join(List<Sheet> pair) {
    List<Stop> together = pair.stream().flatMap(sheet -> sheet.together.stream()).toList();
    for (Sheet sheet : pair) {
      int alone = sheet.stops.size();
      for (int i = 0; i < together.size(); i++) {
        int after = (i + 1) * alone / (together.size() + 1);
        sheet.stops.add(after + i, together.get(i));
      }
    }
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

  private List<Errand> errands(Staircase staircase, int doors, boolean hasPartner) {
    List<Errand> errands = new ArrayList<>();
    Set<Integer> taken = new HashSet<>();
    int highest = doorsAtMost > USUAL_DOORS ? HIGHEST_TOWER : HIGHEST_FLOOR;
    while (errands.size() < doors) {
      int floor = dice.whole(1, highest);
      int flat = dice.whole(1, FLATS_ON_A_FLOOR);
      if (taken.add(floor * 10 + flat)) {
        visits++;
        Errand.Kind kind = dice.share(people.kinds());
        boolean lonely = kind == Errand.Kind.WALK_VISIT && !hasPartner;
        errands.add(
            new Errand(
                "V-%04d".formatted(visits),
                lonely ? Errand.Kind.SAFETY_CHECK : kind,
                staircase.door(floor, flat),
                "C-%05d".formatted(10_000 + visits),
                meters.isEmpty() ? "G-%d".formatted(9000 + visits) : meters.remove()));
      }
    }
    return errands;
  }
}
