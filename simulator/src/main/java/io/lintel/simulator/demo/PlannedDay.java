package io.lintel.simulator.demo;

import io.lintel.simulator.mishap.Mishap;
import io.lintel.simulator.mishap.MishapBoard;
import io.lintel.simulator.mishap.MishapList;
import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.scenario.DayPlanner;
import java.util.List;
import java.util.function.Consumer;

/**
 * A day as it is planned now. When something is put on the board, or taken from it, that befalls
 * people and devices, the day is drawn again with it: the same up to that moment, other after it.
 */
final class PlannedDay {
  private final Consumer<Day> replanned;
  private volatile Day day;
  private List<Mishap> drawnWith;

  /**
   * @param replanned is told of each plan after the first
   */
  PlannedDay(Day first, MishapBoard board, Consumer<Day> replanned) {
    this.day = first;
    this.replanned = replanned;
    this.drawnWith = planned(board.standing());
    board.listen(this::drawAgain);
  }

  Day now() {
    return day;
  }

  private synchronized void drawAgain(MishapList standing) {
    List<Mishap> planned = planned(standing);
    if (planned.equals(drawnWith)) {
      return;
    }
    drawnWith = planned;
    Day before = day;
    Day drawn = DayPlanner.plan(before.scenario().goingWrong(standing), before.from());
    day =
        new Day(
            before.scenario(),
            drawn.from(),
            drawn.to(),
            drawn.rounds(),
            drawn.sendings(),
            drawn.truth());
    replanned.accept(day);
  }

  private static List<Mishap> planned(MishapList list) {
    return list.all().stream().filter(mishap -> mishap.kind().group().isPlanned()).toList();
  }
}
