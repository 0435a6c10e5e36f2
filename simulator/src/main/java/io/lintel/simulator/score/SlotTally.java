package io.lintel.simulator.score;

import io.lintel.simulator.score.Observed.Slot;
import io.lintel.simulator.score.Score.Slots;
import java.util.List;
import java.util.function.Predicate;

/** How the slots ended, and whether they had to end otherwise. */
final class SlotTally {
  private SlotTally() {}

  /**
   * @param excused slots that need not be read: something was wrong with the line or the meter
   */
  static Slots of(List<Slot> slots, Predicate<Slot> excused) {
    return new Slots(
        slots.size(),
        slots.stream().filter(Slot::wasRead).count(),
        count(slots, "failed"),
        count(slots, "not_attempted"),
        slots.stream().filter(slot -> !slot.wasRead() && !excused.test(slot)).count());
  }

  private static long count(List<Slot> slots, String outcome) {
    return slots.stream().filter(slot -> slot.outcome().equals(outcome)).count();
  }
}
