package io.lintel.gateway.audit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.Recording;
import java.time.Duration;

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
    long begin = recording.begin(true).loMicros();
    TimeBounds end = recording.end();
    long over = end == null ? Micros.of(recording.knownUntil()) : end.hiMicros();
    for (int hours = -MOST_HOURS; hours <= MOST_HOURS; hours++) {
      long shift = hours * HOUR;
      if (begin + shift <= missing.hiMicros() && over + shift >= missing.loMicros()) {
        return true;
      }
    }
    return false;
  }
}
