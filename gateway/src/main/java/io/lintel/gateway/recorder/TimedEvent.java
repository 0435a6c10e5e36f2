package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.ClockBasis;
import io.lintel.gateway.clock.TimeBounds;
import java.util.List;

/**
 * A recorder's event with its time corrected.
 *
 * @param epoch the power epoch's place in this recorder's story, from 0
 */
public record TimedEvent(RecorderEvent event, int epoch, TimeBounds time, ClockBasis basis) {
  /** What an event says about whether the recorder was recording. */
  enum Word {
    ON,
    OFF,
    NOTHING
  }

  Word word() {
    return switch (event.type()) {
      case RECORDING_STARTED -> Word.ON;
      case RECORDING_STOPPED, POWER_OFF -> Word.OFF;
      case POWER_ON -> Boolean.TRUE.equals(event.recording()) ? Word.ON : Word.OFF;
      default -> {
        Boolean recording = event.recording();
        yield recording == null ? Word.NOTHING : recording ? Word.ON : Word.OFF;
      }
    };
  }

  public long at() {
    return time.estimateMicros();
  }

  /** The place of the first of {@code events} whose estimate is not before {@code micros}. */
  public static int firstFrom(List<TimedEvent> events, long micros) {
    int low = 0;
    int high = events.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (events.get(middle).at() < micros) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  long seq() {
    return event.seq();
  }

  /**
   * Whether the recorder's own counter shows that it said something between this and {@code next}
   * that has not come.
   */
  boolean missingBefore(TimedEvent next) {
    Long mine = event.deviceSequence();
    Long its = next.event.deviceSequence();
    return mine != null && its != null && its - mine > 1;
  }

  /** Whether nothing can have been said between this and {@code next}. */
  boolean followedBy(TimedEvent next) {
    Long mine = event.deviceSequence();
    Long its = next.event.deviceSequence();
    if (mine == null || its == null) {
      return epoch == next.epoch;
    }
    return its - mine == 1 || (its.equals(mine) && epoch == next.epoch);
  }
}
