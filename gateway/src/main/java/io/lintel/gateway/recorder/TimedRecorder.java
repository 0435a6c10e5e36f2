package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.ClockFinding;
import java.util.List;

/**
 * All that is known of one recorder, in the gateway's time.
 *
 * @param events in the order in which they happened
 * @param files likewise; the same file from two stations is here once, as first docked
 * @param findings what its clocks did that a person should know, by time
 */
public record TimedRecorder(
    List<TimedEvent> events, List<TimedFile> files, List<ClockFinding> findings) {
  public TimedRecorder {
    events = List.copyOf(events);
    files = List.copyOf(files);
    findings = List.copyOf(findings);
  }
}
