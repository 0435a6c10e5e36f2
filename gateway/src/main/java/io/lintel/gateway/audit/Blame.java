package io.lintel.gateway.audit;

import io.lintel.gateway.recorder.GapClass;
import io.lintel.gateway.recorder.RecorderStory;
import java.time.Instant;

/** Who or what a breach is put down to. A person only with proof that the device was able. */
final class Blame {
  private Blame() {}

  /** For not having recorded from {@code from} to {@code to}. */
  static Cause forSilence(RecorderStory story, Instant from, Instant to) {
    if (story.trouble(from, to) != GapClass.UNKNOWN) {
      return Cause.DEVICE;
    }
    return story.couldRecord(from, to) ? Cause.PERSON : Cause.UNKNOWN;
  }

  /** For a recording that ended with {@code why}. */
  static Cause forGap(GapClass why, RecorderStory story, Instant from, Instant to) {
    if (why.byDevice()) {
      return Cause.DEVICE;
    }
    if (why == GapClass.MANUAL_STOP) {
      return forSilence(story, from, to);
    }
    return story.trouble(from, to) != GapClass.UNKNOWN ? Cause.DEVICE : Cause.UNKNOWN;
  }
}
