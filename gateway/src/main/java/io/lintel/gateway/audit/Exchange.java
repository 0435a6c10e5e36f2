package io.lintel.gateway.audit;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.linking.Swap;
import io.lintel.gateway.linking.Weights;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.visit.Door;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What exchanges of recorders are to one technician's visit.
 *
 * @param brought the one by which this technician carried another's recorder, or null
 * @param likely one that held then and does not outweigh the book, or null
 */
record Exchange(@Nullable Swap brought, @Nullable Swap likely) {
  /** From here on a swap is more probable than the book. */
  private static final double EVEN = 0.5;

  static Exchange in(Call call, CaseDay day, Weights weights) {
    Door door = call.door();
    Swap brought = null;
    Swap likely = null;
    for (Swap swap : day.file().swaps()) {
      if (!swap.concerns(door.technician()) || !holds(swap, door)) {
        continue;
      }
      if (swap.outweighs(weights)) {
        brought = brings(swap, call) ? swap : brought;
      } else {
        likely = swap.confidence() >= EVEN ? swap : likely;
      }
    }
    return new Exchange(brought, likely);
  }

  private static boolean holds(Swap swap, Door door) {
    TimeBounds from = Objects.requireNonNull(door.from());
    TimeBounds to = Objects.requireNonNull(door.to());
    return swap.holds(from.estimate()) || swap.holds(to.estimate());
  }

  /** Whether one of the recorders that count is here by {@code swap}. */
  private static boolean brings(Swap swap, Call call) {
    for (RecorderStory story : call.counting()) {
      if (swap.bearerOf(story.recorder()).filter(call.door().technician()::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
