package io.lintel.simulator.score;

import io.lintel.simulator.score.Observed.Slot;
import io.lintel.simulator.score.Score.Slots;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How the slots ended, and whether they had to end otherwise. */
final class SlotTally {
  /** How long after its moment a slot's answers may come where no later slot says it. */
  private static final Duration LAST_SLOT = Duration.ofMinutes(5);

  private final LineAnswers lines;

  private SlotTally(LineAnswers lines) {
    this.lines = lines;
  }

  static Slots of(List<Slot> slots, LineAnswers lines) {
    SlotTally tally = new SlotTally(lines);
    Map<String, List<Slot>> byMeter = slots.stream().collect(Collectors.groupingBy(Slot::meter));
    return new Slots(
        slots.size(),
        slots.stream().filter(Slot::wasRead).count(),
        count(slots, "failed"),
        count(slots, "not_attempted"),
        byMeter.values().stream().mapToLong(tally::owed).sum());
  }

  /**
   * Slots of one meter that were not read although an answer was sound, or although nothing was
   * wrong. A meter that is left alone after a slot that could not be read is not owed.
   */
  private long owed(List<Slot> ofMeter) {
    List<Slot> inOrder = ofMeter.stream().sorted(Comparator.comparing(Slot::due)).toList();
    long owed = 0;
    boolean leftAlone = false;
    for (int i = 0; i < inOrder.size(); i++) {
      Slot slot = inOrder.get(i);
      Instant next = i + 1 < inOrder.size() ? inOrder.get(i + 1).due() : slot.due().plus(LAST_SLOT);
      boolean excused = !slot.wasRead() && isExcused(slot, next, leftAlone);
      owed += slot.wasRead() || excused ? 0 : 1;
      leftAlone = excused;
    }
    return owed;
  }

  private boolean isExcused(Slot slot, Instant nextDue, boolean leftAlone) {
    if (lines.wasAsked(slot, nextDue)) {
      return !lines.hadSoundAnswer(slot, nextDue);
    }
    return leftAlone || lines.wasAway(slot);
  }

  private static long count(List<Slot> slots, String outcome) {
    return slots.stream().filter(slot -> slot.outcome().equals(outcome)).count();
  }
}
