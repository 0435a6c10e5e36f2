package io.lintel.gateway.projection;

import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.recorder.RecorderEventType;
import io.lintel.gateway.wording.WireName;
import org.jspecify.annotations.Nullable;

/** What a visit has to explain. The rest may come at any time and place. */
final class Expectations {
  private Expectations() {}

  /**
   * @param type as the entry states it, or null
   */
  static boolean expectsVisit(Kind kind, @Nullable String type) {
    return kind == Kind.STEP
        || kind == Kind.DOCKED_FILE
        || (kind == Kind.RECORDER_EVENT
            && type != null
            && WireName.parse(RecorderEventType.class, type)
                .filter(Expectations::expectsVisit)
                .isPresent());
  }

  /** Keep in step with {@code fact_to_explain} in projections.sql. */
  static boolean expectsVisit(RecorderEventType type) {
    return switch (type) {
      case RECORDING_STARTED, FILE_INDEXED, SOS -> true;
      default -> false;
    };
  }
}
