package io.lintel.gateway.projection;

import io.lintel.gateway.recorder.RecorderEventType;

/** What a visit has to explain. The rest may come at any time and place. */
final class Expectations {
  private Expectations() {}

  /** Keep in step with {@code fact_to_explain} in projections.sql. */
  static boolean expectsVisit(RecorderEventType type) {
    return switch (type) {
      case RECORDING_STARTED, FILE_INDEXED, SOS -> true;
      default -> false;
    };
  }
}
