package io.lintel.simulator.transport;

import io.lintel.meter.wire.Bytes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What passed over a line, with the times; the oldest entries are forgotten at the limit. Whoever
 * wants to follow it live takes a {@link WireTap}.
 */
public final class WireLog {
  /** About a minute of one line at 9600 baud. */
  public static final int MOST = 65_536;

  private final Deque<Passed> entries = new ArrayDeque<>();
  private final List<WireTap> taps = new CopyOnWriteArrayList<>();
  private long count;

  /** Who spoke. */
  public enum Side {
    MASTER,
    METERS
  }

  /**
   * Octets that were seen together.
   *
   * @param number counts from 1 without holes
   * @param nanos {@link System#nanoTime} when they were read or written
   * @param at the same moment in simulated time
   * @param burst the same for all octets of one frame, or of one run of noise
   * @param mishaps by name, those that befell the exchange
   */
  public record Passed(
      long number,
      long nanos,
      Instant at,
      Side side,
      Bytes bytes,
      long burst,
      List<String> mishaps) {}

  void note(long nanos, Instant at, Side side, Bus.Said said) {
    Passed passed;
    synchronized (this) {
      passed = new Passed(++count, nanos, at, side, said.octets(), said.burst(), said.mishaps());
      if (entries.size() == MOST) {
        entries.removeFirst();
      }
      entries.addLast(passed);
    }
    taps.forEach(tap -> tap.offer(passed));
  }

  public synchronized List<Passed> entries() {
    return List.copyOf(entries);
  }

  /** Follows from now on until the tap is closed; a tap that is not emptied costs nobody time. */
  public WireTap tap() {
    WireTap tap = new WireTap(taps::remove);
    taps.add(tap);
    return tap;
  }
}
