package io.lintel.simulator.demo.loss;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What the devices at one door remember of their numbered reports: which were acknowledged, and
 * which were sent without an answer and are sent again. From any thread.
 */
final class DeviceMemory {
  private final int most;
  private final BitSet acknowledged = new BitSet();
  private final TreeSet<Integer> again = new TreeSet<>();
  private int next;
  private int acknowledgements;

  /**
   * @param most reports there are to send
   */
  DeviceMemory(int most) {
    this.most = most;
  }

  /** The next to send: what was not acknowledged comes first. None when all are sent. */
  synchronized List<Integer> take(int many) {
    List<Integer> taken = new ArrayList<>(many);
    while (taken.size() < many && !again.isEmpty()) {
      taken.add(again.pollFirst());
    }
    while (taken.size() < many && next < most) {
      taken.add(next++);
    }
    return taken;
  }

  /** The door has told that it has them. */
  synchronized void acknowledged(Collection<Integer> reports) {
    for (int report : reports) {
      if (!acknowledged.get(report)) {
        acknowledged.set(report);
        acknowledgements++;
      }
    }
  }

  /** They were sent, and no answer will come. */
  synchronized void unanswered(Collection<Integer> reports) {
    again.addAll(reports);
  }

  /** How many were acknowledged. */
  synchronized int count() {
    return acknowledgements;
  }

  /** Whether there is nothing left to send or to wait for. */
  synchronized boolean isDone() {
    return acknowledgements == most;
  }

  /** Those that were acknowledged, by number. */
  synchronized BitSet all() {
    return (BitSet) acknowledged.clone();
  }
}
