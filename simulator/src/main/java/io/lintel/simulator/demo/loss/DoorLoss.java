package io.lintel.simulator.demo.loss;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * What became of the reports at one door.
 *
 * @param lost numbers that were acknowledged and are not in the journal
 * @param doubled numbers that are in it more than once
 */
record DoorLoss(
    String door, int acknowledged, int kept, List<Integer> lost, List<Integer> doubled) {
  DoorLoss {
    lost = List.copyOf(lost);
    doubled = List.copyOf(doubled);
  }

  static DoorLoss of(String door, BitSet acknowledged, BitSet kept, BitSet doubled) {
    BitSet lost = (BitSet) acknowledged.clone();
    lost.andNot(kept);
    return new DoorLoss(
        door,
        acknowledged.cardinality(),
        kept.cardinality(),
        lost.stream().boxed().toList(),
        doubled.stream().boxed().toList());
  }

  boolean isClean() {
    return lost.isEmpty() && doubled.isEmpty();
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "%-22s %,9d acknowledged %,9d kept %5d lost %5d doubled%s",
        door,
        acknowledged,
        kept,
        lost.size(),
        doubled.size(),
        isClean() ? "" : "  LOST " + few(lost) + " DOUBLED " + few(doubled));
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"bench\":\"loss\",\"door\":\"%s\",\"acknowledged\":%d,\"kept\":%d,\"lost\":%d,"
            + "\"doubled\":%d}",
        door,
        acknowledged,
        kept,
        lost.size(),
        doubled.size());
  }

  private static List<Integer> few(List<Integer> numbers) {
    return numbers.subList(0, Math.min(10, numbers.size()));
  }
}
