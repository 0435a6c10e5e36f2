package io.lintel.gateway.linking;

import io.lintel.gateway.clock.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one recorder's places, or two recorders', say for its having been borne by somebody else
 * than its holder, moment by moment.
 */
final class Borne {
  /** However long a stay, it is one coincidence: no more of its positions count. */
  private static final int COUNTED_OF_STAY = 2;

  /** Against a bearer; less may be two addresses close together. */
  private static final double DECISIVE = 2;

  private static final Comparator<Piece> BY_TIME =
      Comparator.comparingLong(Piece::at).thenComparing(Piece::seq);

  /**
   * One position's weight.
   *
   * @param weight positive for the other bearer, negative for the holder or against the bearer
   * @param from begin of the stay that gives it, in microseconds
   * @param to end of it
   */
  private record Piece(Sighting sighting, double weight, long from, long to) {
    long at() {
      return sighting.at();
    }

    long seq() {
      return sighting.seq();
    }
  }

  private final List<Piece> pieces;

  private Borne(List<Piece> pieces) {
    this.pieces = pieces;
  }

  /** What {@code astray}'s places say for {@code bearer} against {@code holder}. */
  static Borne of(Astray astray, Stays holder, Stays bearer, PlaceEvidence places) {
    List<Piece> pieces = new ArrayList<>();
    Map<Stay, Integer> counted = new HashMap<>();
    for (Sighting seen : astray.seen()) {
      Stay held = holder.holding(seen.lo(), seen.hi());
      Stay there = bearer.holding(seen.lo(), seen.hi());
      double byHolder = held == null ? 0 : places.of(seen.fix(), held);
      double byBearer = there == null ? 0 : places.of(seen.fix(), there);
      Stay says = byHolder > 0 || there == null ? held : there;
      // Where nobody knows where the holder was, both may have been there together.
      if (says == null || (held == null && byBearer > 0)) {
        continue;
      }
      double weight = places.limited(byBearer - Math.max(0, byHolder));
      if (weight != 0 && counted.merge(says, 1, Integer::sum) <= COUNTED_OF_STAY) {
        pieces.add(new Piece(seen, weight, says.from(), says.to()));
      }
    }
    return new Borne(pieces);
  }

  Borne and(Borne other) {
    List<Piece> all = new ArrayList<>(pieces);
    all.addAll(other.pieces);
    all.sort(BY_TIME);
    return new Borne(all);
  }

  /**
   * A stretch of the day.
   *
   * @param weight of all positions in it
   * @param evidence those that speak for it, ascending
   */
  record Stretch(double weight, Instant from, Instant to, List<Long> evidence) {}

  /**
   * The stretch of the day that speaks most for it. It reaches to where the positions begin to
   * speak against it, or to the ends of the day.
   */
  Stretch best(long dayFrom, long dayTo) {
    int begin = 0;
    int bestBegin = 0;
    int bestEnd = -1;
    double best = 0;
    double sum = 0;
    for (int i = 0; i < pieces.size(); i++) {
      if (sum <= 0) {
        sum = 0;
        begin = i;
      }
      sum += pieces.get(i).weight();
      if (sum > best) {
        best = sum;
        bestBegin = begin;
        bestEnd = i;
      }
    }
    if (bestEnd < 0) {
      return new Stretch(0, Micros.instant(dayFrom), Micros.instant(dayFrom), List.of());
    }
    List<Long> evidence = new ArrayList<>();
    for (Piece piece : pieces.subList(bestBegin, bestEnd + 1)) {
      if (piece.weight() > 0) {
        evidence.add(piece.seq());
      }
    }
    return new Stretch(
        best,
        Micros.instant(Math.max(dayFrom, since(bestBegin))),
        Micros.instant(Math.min(dayTo, until(bestEnd))),
        evidence.stream().distinct().sorted().toList());
  }

  /** After the last stay with the holder, but not after the first word for the bearer. */
  private long since(int first) {
    long since = Long.MIN_VALUE;
    for (Piece before : pieces.subList(0, first)) {
      since = before.weight() < -DECISIVE ? Math.max(since, before.to()) : since;
    }
    return Math.min(since, pieces.get(first).sighting().lo());
  }

  private long until(int last) {
    long until = Long.MAX_VALUE;
    for (Piece after : pieces.subList(last + 1, pieces.size())) {
      until = after.weight() < -DECISIVE ? Math.min(until, after.from()) : until;
    }
    return Math.max(until, pieces.get(last).sighting().hi());
  }
}
