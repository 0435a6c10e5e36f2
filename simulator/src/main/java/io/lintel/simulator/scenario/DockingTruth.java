package io.lintel.simulator.scenario;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recorder that was put on a dock.
 *
 * @param read what the dock read from its clock before it set it; null if it did not look
 * @param files how many were taken
 */
public record DockingTruth(
    String dock,
    String recorder,
    Instant at,
    @Nullable Instant read,
    int files,
    List<String> mishaps) {
  public DockingTruth {
    mishaps = List.copyOf(mishaps);
  }
}
