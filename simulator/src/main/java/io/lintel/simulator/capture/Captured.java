package io.lintel.simulator.capture;

import java.util.List;

/**
 * A capture taken apart.
 *
 * @param notes what was left out, and why, in words
 */
public record Captured(List<CapturedLine> lines, List<String> notes) {
  public Captured {
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }
}
