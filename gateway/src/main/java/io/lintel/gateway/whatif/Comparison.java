package io.lintel.gateway.whatif;

import io.lintel.gateway.audit.Verdict;
import io.lintel.gateway.store.StandingVerdicts;
import io.lintel.gateway.visit.TechnicianId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Goes through two sets of verdicts side by side, one visit in memory at a time. */
final class Comparison {
  private Comparison() {}

  private record Point(String rule, String technician) implements Comparable<Point> {
    static Point of(Verdict verdict) {
      TechnicianId technician = verdict.technician();
      return new Point(verdict.rule(), technician == null ? "" : technician.text());
    }

    @Override
    public int compareTo(Point other) {
      return Comparator.comparing(Point::rule)
          .thenComparing(Point::technician)
          .compare(this, other);
    }
  }

  /**
   * @param tally counts everything
   * @param differs is told of each visit for which something {@link Difference#matters()}, in the
   *     order of their ids, with just that
   */
  static void of(
      StandingVerdicts before,
      StandingVerdicts after,
      Tally tally,
      BiConsumer<String, List<Difference>> differs) {
    List<Verdict> one = before.next();
    List<Verdict> other = after.next();
    while (!one.isEmpty() || !other.isEmpty()) {
      int order = order(one, other);
      List<Difference> points =
          points(order <= 0 ? one : List.of(), order >= 0 ? other : List.of());
      tally.visit(points);
      List<Difference> matter = points.stream().filter(Difference::matters).toList();
      if (!matter.isEmpty()) {
        differs.accept(matter.get(0).any().visit().text(), matter);
      }
      one = order <= 0 ? before.next() : one;
      other = order >= 0 ? after.next() : other;
    }
  }

  /** Which visit comes first, as the store orders them. */
  private static int order(List<Verdict> one, List<Verdict> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Boolean.compare(one.isEmpty(), other.isEmpty());
    }
    return Arrays.compareUnsigned(octets(one), octets(other));
  }

  private static byte[] octets(List<Verdict> visit) {
    return visit.get(0).visit().text().getBytes(StandardCharsets.UTF_8);
  }

  private static List<Difference> points(List<Verdict> before, List<Verdict> after) {
    Map<Point, Verdict> one = worst(before);
    Map<Point, Verdict> other = worst(after);
    TreeSet<Point> all = new TreeSet<>(one.keySet());
    all.addAll(other.keySet());
    return all.stream().map(point -> new Difference(one.get(point), other.get(point))).toList();
  }

  /** Where the days of two technicians speak of one point, the worse word counts, as in lists. */
  private static Map<Point, Verdict> worst(List<Verdict> verdicts) {
    Map<Point, Verdict> points = new TreeMap<>();
    for (Verdict verdict : verdicts) {
      points.merge(Point.of(verdict), verdict, (a, b) -> severity(b) > severity(a) ? b : a);
    }
    return points;
  }

  private static int severity(Verdict verdict) {
    return switch (verdict.outcome()) {
      case FAIL -> 3;
      case UNDECIDED -> 2;
      case PASS -> 1;
      case NOT_APPLICABLE -> 0;
    };
  }
}
