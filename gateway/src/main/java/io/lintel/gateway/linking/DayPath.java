package io.lintel.gateway.linking;

import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A technician is in one visit at a time: where tapped spans overlap, the likeliest way through
 * them, by dynamic programming over visits and the gaps between.
 */
public final class DayPath {
  /** More visits tapped into one another than this are left as they were tapped. */
  private static final int VISITS_LIMIT = 12;

  private static final Comparator<Walk> BY_BEGIN =
      Comparator.comparingLong((Walk walk) -> walk.span().from())
          .thenComparing(walk -> walk.span().id());

  private static final Comparator<Walk> BY_MIDDLE_TAP =
      Comparator.comparingLong(Walk::middle).thenComparing(walk -> walk.span().id());

  private final Weights weights;
  private final PlaceEvidence places;

  private DayPath(Weights weights) {
    this.weights = weights;
    this.places = new PlaceEvidence(weights.place());
  }

  /**
   * One tap.
   *
   * @param at in microseconds
   * @param late whether it shows only that its act was before
   * @param fix where the phone was, or null
   */
  public record Tap(long at, boolean late, Step.@Nullable Fix fix) {}

  /** One visit as it was tapped. */
  public record Walk(VisitSpan span, List<Tap> taps) {
    public Walk {
      taps = List.copyOf(taps);
    }

    private long middle() {
      long[] sound = taps.stream().filter(tap -> !tap.late()).mapToLong(Tap::at).sorted().toArray();
      return sound.length == 0 ? span.from() : sound[sound.length / 2];
    }
  }

  /**
   * The spans of one technician's visits, apart by their estimates. Where the second best way is
   * nearly as good, the ends of both visits reach over what is in question.
   */
  public static List<VisitSpan> of(List<Walk> walks, Weights weights) {
    DayPath path = new DayPath(weights);
    List<VisitSpan> spans = new ArrayList<>(walks.size());
    List<Walk> cluster = new ArrayList<>();
    long until = Long.MIN_VALUE;
    List<Walk> ordered = new ArrayList<>(walks);
    ordered.sort(BY_BEGIN);
    for (Walk walk : ordered) {
      if (walk.span().from() >= until) {
        spans.addAll(path.apart(cluster));
        cluster.clear();
      }
      cluster.add(walk);
      until = Math.max(until, walk.span().to());
    }
    spans.addAll(path.apart(cluster));
    return spans;
  }

  private List<VisitSpan> apart(List<Walk> cluster) {
    if (cluster.size() == 1) {
      return List.of(cluster.get(0).span());
    }
    if (cluster.size() > 1 && cluster.size() <= VISITS_LIMIT && !atOneDoor(cluster)) {
      List<Walk> order = cluster.stream().sorted(BY_MIDDLE_TAP).toList();
      long[] bounds = bounds(order);
      if (bounds.length > order.size()) {
        return cut(order, bounds);
      }
    }
    return cluster.stream().map(Walk::span).toList();
  }

  /** Two work orders at one door may well be carried out together. */
  private static boolean atOneDoor(List<Walk> cluster) {
    String address = cluster.get(0).span().visit().address();
    return address != null
        && cluster.stream().allMatch(walk -> address.equals(walk.span().visit().address()));
  }

  private static long[] bounds(List<Walk> cluster) {
    TreeSet<Long> bounds = new TreeSet<>();
    for (Walk walk : cluster) {
      bounds.add(walk.span().from());
      bounds.add(walk.span().to());
    }
    long first = bounds.first();
    long last = bounds.last();
    for (Walk walk : cluster) {
      for (Tap tap : walk.taps()) {
        if (tap.at() > first && tap.at() < last) {
          bounds.add(tap.at());
        }
      }
    }
    return bounds.stream().mapToLong(Long::longValue).toArray();
  }

  /** States alternate: a gap, the first visit, a gap, the second visit … a gap. */
  private List<VisitSpan> cut(List<Walk> order, long[] bounds) {
    double[][] scores = scores(order, bounds);
    double[][] until = bestUntil(scores);
    double[][] after = bestAfter(scores);
    int segments = scores.length;
    int[] state = new int[segments];
    boolean[] sure = new boolean[segments];
    double sureLead = Math.log(weights.linkedFrom() / (1 - weights.linkedFrom()));
    for (int s = 0; s < segments; s++) {
      double best = Double.NEGATIVE_INFINITY;
      double second = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < scores[s].length; k++) {
        double through = until[s][k] + after[s][k];
        if (through > best) {
          second = best;
          best = through;
          state[s] = k;
        } else {
          second = Math.max(second, through);
        }
      }
      sure[s] = best - second >= sureLead;
    }
    List<VisitSpan> spans = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      spans.add(cut(order.get(i).span(), 2 * i + 1, state, sure, bounds));
    }
    return spans;
  }

  private static VisitSpan cut(
      VisitSpan tapped, int mine, int[] state, boolean[] sure, long[] bounds) {
    int first = 0;
    while (first < state.length && state[first] != mine) {
      first++;
    }
    if (first == state.length) {
      // Two ways are equally good, and the ways through single segments do not join: as tapped.
      return tapped;
    }
    int last = first;
    while (last + 1 < state.length && state[last + 1] == mine) {
      last++;
    }
    long from = bounds[first];
    long to = bounds[last + 1];
    int earliest = first;
    while (earliest > 0 && !sure[earliest - 1] && bounds[earliest - 1] >= tapped.from()) {
      earliest--;
    }
    int latest = last;
    while (latest + 1 < state.length && !sure[latest + 1] && bounds[latest + 2] <= tapped.to()) {
      latest++;
    }
    long lo = bounds[earliest] == tapped.from() ? tapped.lo() : bounds[earliest];
    long hi = bounds[latest + 1] == tapped.to() ? tapped.hi() : bounds[latest + 1];
    return new VisitSpan(tapped.visit(), lo, from, to, hi);
  }

  private double[][] scores(List<Walk> order, long[] bounds) {
    double[][] scores = new double[bounds.length - 1][2 * order.size() + 1];
    for (int s = 0; s < scores.length; s++) {
      Arrays.fill(scores[s], weights.none());
      for (int i = 0; i < order.size(); i++) {
        scores[s][2 * i + 1] = score(order, order.get(i), bounds[s], bounds[s + 1]);
      }
    }
    return scores;
  }

  /** That the technician was in {@code one} from one moment to the next at which anything is. */
  private double score(List<Walk> all, Walk one, long from, long to) {
    boolean tapped = one.span().from() <= from && to <= one.span().to();
    double score = tapped ? weights.inside() : weights.farther();
    GeoPoint address = one.span().visit().position();
    for (Walk walk : all) {
      for (Tap tap : walk.taps()) {
        if (tap.at() == from || tap.at() == to) {
          double tie = tap.late() ? 0 : weights.edge();
          score += walk.span().id().equals(one.span().id()) ? tie : -tie;
          // A position at a bound speaks for what is on both sides of it.
          score += tap.fix() == null || address == null ? 0 : places.of(tap.fix(), address) / 2;
        }
      }
    }
    return score;
  }

  private static double[][] bestUntil(double[][] scores) {
    int states = scores[0].length;
    double[][] best = new double[scores.length][states];
    for (int s = 0; s < scores.length; s++) {
      for (int k = 0; k < states; k++) {
        double before = s == 0 ? (k <= 1 ? 0 : Double.NEGATIVE_INFINITY) : into(best[s - 1], k);
        best[s][k] = before + scores[s][k];
      }
    }
    return best;
  }

  /** From the same state, the one before, or past a gap that takes no time. */
  private static double into(double[] before, int state) {
    double best = before[state];
    best = state >= 1 ? Math.max(best, before[state - 1]) : best;
    return state >= 3 && state % 2 == 1 ? Math.max(best, before[state - 2]) : best;
  }

  private static double[][] bestAfter(double[][] scores) {
    int states = scores[0].length;
    double[][] best = new double[scores.length][states];
    for (int s = scores.length - 1; s >= 0; s--) {
      for (int k = 0; k < states; k++) {
        if (s == scores.length - 1) {
          best[s][k] = k >= states - 2 ? 0 : Double.NEGATIVE_INFINITY;
          continue;
        }
        double next = best[s + 1][k] + scores[s + 1][k];
        if (k + 1 < states) {
          next = Math.max(next, best[s + 1][k + 1] + scores[s + 1][k + 1]);
        }
        if (k % 2 == 1 && k + 2 < states) {
          next = Math.max(next, best[s + 1][k + 2] + scores[s + 1][k + 2]);
        }
        best[s][k] = next;
      }
    }
    return best;
  }
}
