package io.lintel.simulator.transport;

import io.lintel.meter.wire.Bytes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What passed over a line, with the times; the oldest entries are forgotten at the limit. */
public final class WireLog {
  /** About a minute of one line at 9600 baud. */
  public static final int MOST = 65_536;

  private final Deque<Passed> entries = new ArrayDeque<>();

  /** Who spoke. */
  public enum Side {
    MASTER,
    METERS
  }

  /**
   * Bytes that were seen together.
   *
   * @param nanos {@link System#nanoTime} when they were read or written
   */
  public record Passed(long nanos, Side side, Bytes bytes) {}

  synchronized void note(long nanos, Side side, Bytes bytes) {
    if (entries.size() == MOST) {
      entries.removeFirst();
    }
    entries.addLast(new Passed(nanos, side, bytes));
  }

  public synchronized List<Passed> entries() {
    return List.copyOf(entries);
  }
}
