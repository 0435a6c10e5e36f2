package io.lintel.simulator.capture;

import io.lintel.simulator.replay.Frames;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was captured of one line.
 *
 * @param meters names of the meters by their addresses, as far as the capture knows any
 */
public record CapturedLine(
    String id, Frames frames, SortedMap<Integer, String> meters, List<CapturedTurn> turns) {
  public CapturedLine {
    meters = new TreeMap<>(meters);
    turns = List.copyOf(turns);
  }
}
