package io.lintel.gateway.audit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.recorder.Recording;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.visit.TapHabits;
import io.lintel.gateway.visit.TimedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A day on which recordings begin again and again between the tap of the knock and that of the door
 * being opened: the recorder goes on late each time, or the knock is tapped on the way to the door.
 * Nothing tells which, so that the knock may have been as late as the door was opened.
 */
final class KnocksAhead {
  /** Once may be a lapse. */
  private static final int AGAIN = 2;

  /** Where at least one in so many that could show it does, it is a habit. */
  private static final int OF = 3;

  /** How long before a knock its recording begins at most, to be looked at. */
  private static final long BEFORE = 10 * 60 * Micros.SECOND;

  private KnocksAhead() {}

  static List<Door> where(List<Door> doors, CaseRecorders recorders, TapHabits habits) {
    int between = 0;
    int telling = 0;
    for (Door door : doors) {
      Boolean told = begunBetween(door, recorders);
      if (told != null) {
        telling++;
        between += told ? 1 : 0;
      }
    }
    if (between < AGAIN || between * OF < telling) {
      return doors;
    }
    List<Door> ahead = new ArrayList<>(doors.size());
    doors.forEach(door -> ahead.add(door.knockedAhead(habits)));
    return ahead;
  }

  /**
   * Whether the recording of {@code door} began after the knock as tapped and before the door was
   * opened; null where nothing was recorded or tapped that tells.
   */
  private static @Nullable Boolean begunBetween(Door door, CaseRecorders recorders) {
    TimedStep opened = door.opened();
    if (opened == null || door.witness() != Door.Witness.OWN) {
      return null;
    }
    TimeBounds knock = Objects.requireNonNull(door.knock()).time();
    long tapped = knock.estimateMicros();
    long until = opened.act().hiMicros();
    Boolean told = null;
    for (Recording recording : recorders.recordings(door.technician(), tapped - BEFORE, until)) {
      long begin = recording.begin().estimateMicros();
      if (begin >= tapped - BEFORE && begin < until) {
        told = begin > knock.hiMicros();
      }
    }
    return told;
  }
}
