package io.lintel.simulator.capture;

import io.lintel.meter.wire.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One direction of a TCP connection put in order: retransmissions are dropped, segments that
 * overtook others wait for them. Octets count as there when the last one before them was.
 */
final class TcpStream {
  /** So much may wait behind a gap; then the gap is taken for lost in capturing. */
  static final int MOST_WAITING = 262_144;

  private final NavigableMap<Long, Bytes> early = new TreeMap<>();
  private boolean known;
  private long next;
  private int waiting;
  private long lost;

  /**
   * Octets in order.
   *
   * @param afterGap octets before these were never captured
   */
  record Delivered(Instant at, Bytes octets, boolean afterGap) {}

  /** A connection begins, or begins anew. */
  void begin(int sequence) {
    early.clear();
    waiting = 0;
    known = true;
    next = Integer.toUnsignedLong(sequence) + 1;
  }

  /** What {@code payload} completes; empty if it is old, or comes before what precedes it. */
  List<Delivered> take(int sequence, Bytes payload, Instant at) {
    if (payload.isEmpty()) {
      return List.of();
    }
    if (!known) {
      known = true;
      next = Integer.toUnsignedLong(sequence);
    }
    // Sequence numbers wrap; the nearest position is meant.
    long position = next + (sequence - (int) next);
    if (position > next) {
      Bytes before = early.get(position);
      if (before == null || before.length() < payload.length()) {
        early.put(position, payload);
        waiting += payload.length() - (before == null ? 0 : before.length());
      }
      return waiting > MOST_WAITING ? overGap(at) : List.of();
    }
    List<Delivered> delivered = new ArrayList<>();
    append(delivered, position, payload, at, false);
    drain(delivered, at);
    return delivered;
  }

  /** Gives the gap up that the earliest waiting segment stands behind; empty if none waits. */
  List<Delivered> overGap(Instant at) {
    Map.Entry<Long, Bytes> first = early.firstEntry();
    if (first == null) {
      return List.of();
    }
    lost += first.getKey() - next;
    next = first.getKey();
    List<Delivered> delivered = new ArrayList<>();
    drain(delivered, at);
    Delivered head = delivered.get(0);
    delivered.set(0, new Delivered(head.at(), head.octets(), true));
    return delivered;
  }

  private void drain(List<Delivered> delivered, Instant at) {
    for (Map.Entry<Long, Bytes> first = early.firstEntry();
        first != null && first.getKey() <= next;
        first = early.firstEntry()) {
      early.remove(first.getKey());
      waiting -= first.getValue().length();
      append(delivered, first.getKey(), first.getValue(), at, false);
    }
  }

  private void append(
      List<Delivered> delivered, long position, Bytes payload, Instant at, boolean afterGap) {
    long old = next - position;
    if (old < payload.length()) {
      Bytes fresh = payload.slice((int) old, payload.length());
      next += fresh.length();
      delivered.add(new Delivered(at, fresh, afterGap));
    }
  }

  /** Octets that were never captured. */
  long lost() {
    return lost;
  }
}
