package io.lintel.gateway.audit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.Recording;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.visit.Moment;
import java.time.Duration;
import java.util.List;

/**
 * Whether a recording would be the missing one if its clock were wrong by whole hours: a zone set
 * wrongly, most often +8 h. While one would, its absence is no evidence.
 */
final class HourShift {
  private static final long HOUR = Micros.of(Duration.ofHours(1));
  private static final int MOST_HOURS = 14;

  private HourShift() {}

  static boolean fits(Call call, TimeBounds missing) {
    for (RecorderStory story : call.counting()) {
      for (Recording recording : story.recordings()) {
        if (!call.explainedElsewhere(recording) && fits(recording, missing)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean fits(Recording recording, TimeBounds missing) {
    for (int hours = -MOST_HOURS; hours <= MOST_HOURS; hours++) {
      if (fits(recording, missing, hours * HOUR)) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(Recording recording, TimeBounds missing, long shift) {
    long begin = recording.begin(true).loMicros();
    TimeBounds end = recording.end();
    long over = end == null ? Micros.of(recording.knownUntil()) : end.hiMicros();
    return begin + shift <= missing.hiMicros() && over + shift >= missing.loMicros();
  }

  /**
   * Whether {@code recording} acquits only if its clock is right, which nobody looked at: shifted
   * by whole hours the recorder's recordings fit the day's other doors as well, and this one not.
   */
  static boolean mayBeAnothers(Call call, Recording recording) {
    if (call.storyOf(recording).clockTrusted(recording)) {
      return false;
    }
    List<Recording> recordings = call.storyOf(recording).recordings();
    int here = doors(call, recordings, 0);
    for (int hours = -MOST_HOURS; hours <= MOST_HOURS; hours++) {
      long shift = hours * HOUR;
      if (hours != 0
          && doors(call, recordings, shift) >= here
          && !fitsDoor(call.door(), recordings, shift)) {
        return true;
      }
    }
    return false;
  }

  private static int doors(Call call, List<Recording> recordings, long shift) {
    int fitted = 0;
    for (Door door : call.day()) {
      fitted += fitsDoor(door, recordings, shift) ? 1 : 0;
    }
    return fitted;
  }

  private static boolean fitsDoor(Door door, List<Recording> recordings, long shift) {
    Moment knock = door.knock();
    if (knock == null) {
      return false;
    }
    for (Recording recording : recordings) {
      if (fits(recording, knock.time(), shift)) {
        return true;
      }
    }
    return false;
  }
}
