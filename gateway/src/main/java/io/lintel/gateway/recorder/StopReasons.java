package io.lintel.gateway.recorder;

import java.util.List;
import java.util.Locale;

/** Why a recording stopped: by the recorder's word, else by what it said of itself before. */
final class StopReasons {
  static final int EMPTY_BATTERY_PERCENT = 5;
  private static final int FULL_STORAGE_MEGABYTES = 100;

  /** How far back a warning explains a stop. */
  private static final int WARNINGS = 12;

  /** Makers spell reasons differently; each is known by a part of the word. */
  private static final Part[] PARTS = {
    new Part("batter", GapClass.BATTERY),
    new Part("电", GapClass.BATTERY),
    new Part("storage", GapClass.STORAGE),
    new Part("full", GapClass.STORAGE),
    new Part("存储", GapClass.STORAGE),
    new Part("fault", GapClass.FAULT),
    new Part("error", GapClass.FAULT),
    new Part("故障", GapClass.FAULT),
    new Part("manual", GapClass.MANUAL_STOP),
    new Part("button", GapClass.MANUAL_STOP),
    new Part("user", GapClass.MANUAL_STOP),
    new Part("手动", GapClass.MANUAL_STOP)
  };

  private record Part(String text, GapClass why) {}

  private StopReasons() {}

  /**
   * @param events the recorder's, in order
   * @param at the index of the event that ended the recording
   */
  static GapClass of(List<TimedEvent> events, int at) {
    String reason = events.get(at).event().reason();
    if (reason != null) {
      String lower = reason.toLowerCase(Locale.ROOT);
      for (Part part : PARTS) {
        if (lower.contains(part.text())) {
          return part.why();
        }
      }
    }
    for (int i = at; i >= 0 && at - i < WARNINGS; i--) {
      GapClass trouble = trouble(events.get(i).event());
      if (trouble != GapClass.UNKNOWN) {
        return trouble;
      }
    }
    return GapClass.UNKNOWN;
  }

  /** What trouble {@code event} tells of, {@link GapClass#UNKNOWN} if none. */
  static GapClass trouble(RecorderEvent event) {
    Integer battery = event.batteryPercent();
    Integer free = event.storageFreeMegabytes();
    if (event.type() == RecorderEventType.FAULT) {
      return GapClass.FAULT;
    }
    if (event.type() == RecorderEventType.BATTERY_LOW
        || (battery != null && battery <= EMPTY_BATTERY_PERCENT)) {
      return GapClass.BATTERY;
    }
    return event.type() == RecorderEventType.STORAGE_LOW
            || (free != null && free <= FULL_STORAGE_MEGABYTES)
        ? GapClass.STORAGE
        : GapClass.UNKNOWN;
  }
}
