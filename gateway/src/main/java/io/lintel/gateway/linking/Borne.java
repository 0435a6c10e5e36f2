package io.lintel.gateway.linking;

import io.lintel.gateway.clock.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one recorder's places, or two recorders', say for its having been borne by somebody else
 * than its holder, moment by moment.
 */
final class Borne {
  /** Nobody gives a recorder away in the moment of a tap: for so long it stays in the hand. */
  private static final long IN_HAND = Micros.of(Duration.ofMinutes(1));

  private static final Comparator<Piece> BY_TIME =
      Comparator.comparingLong(Piece::at).thenComparing(Piece::seq);

  /**
   * One position's weight.
   *
   * @param weight positive for the other bearer, negative for the holder or against the bearer
   * @param from begin of the stay that gives it, in microseconds
   * @param to end of it
   */
  record Piece(Sighting sighting, double weight, long from, long to) {
    long at() {
      return sighting.at();
    }

    long seq() {
      return sighting.seq();
    }
  }

  private final List<Piece> pieces;

  /** Stays that the two had in common: there nobody can tell who had which recorder. */
  private final List<Stay> together;

  /** When a recorder was surely not with its holder, and nobody knows where the bearer was. */
  private final List<Long> away;

  Borne(List<Piece> pieces, List<Stay> together, List<Long> away) {
    this.pieces = pieces;
    this.together = together;
    this.away = away;
  }

  Borne and(Borne other) {
    List<Piece> all = new ArrayList<>(pieces);
    all.addAll(other.pieces);
    all.sort(BY_TIME);
    List<Stay> both = new ArrayList<>(together);
    both.addAll(other.together);
    List<Long> moments = new ArrayList<>(away);
    moments.addAll(other.away);
    return new Borne(all, both, moments);
  }

  /**
   * A stretch of the day.
   *
   * @param weight of all positions in it
   * @param told from when on it is told, not only not excluded: before lies a stay in common
   * @param toldTo likewise
   * @param evidence those that speak for it, ascending
   */
  record Stretch(
      double weight, Instant from, Instant told, Instant toldTo, Instant to, List<Long> evidence) {
    static Stretch none(long at) {
      Instant then = Micros.instant(at);
      return new Stretch(0, then, then, then, then, List.of());
    }
  }

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
      return Stretch.none(dayFrom);
    }
    List<Long> evidence = new ArrayList<>();
    for (Piece piece : pieces.subList(bestBegin, bestEnd + 1)) {
      if (piece.weight() > 0) {
        evidence.add(piece.seq());
      }
    }
    long from = Math.max(dayFrom, since(bestBegin));
    long to = Math.min(dayTo, until(bestEnd));
    return new Stretch(
        best,
        Micros.instant(from),
        Micros.instant(told(from, firstAway(from, pieces.get(bestBegin).at()))),
        Micros.instant(toldTo(lastAway(pieces.get(bestEnd).at(), to), to)),
        Micros.instant(to),
        evidence.stream().distinct().sorted().toList());
  }

  private long told(long from, long first) {
    long told = from;
    for (Stay stay : together) {
      told = stay.to() <= first ? Math.max(told, stay.to()) : told;
    }
    return told;
  }

  private long toldTo(long last, long to) {
    long toldTo = to;
    for (Stay stay : together) {
      toldTo = stay.from() >= last ? Math.min(toldTo, stay.from()) : toldTo;
    }
    return toldTo;
  }

  /** Whoever is still without the recorder has not been given it back meanwhile, ... */
  private long lastAway(long last, long to) {
    long found = last;
    for (long moment : away) {
      found = moment <= to ? Math.max(found, moment) : found;
    }
    return found;
  }

  /** ... nor only now given it away who was without it before. */
  private long firstAway(long from, long first) {
    long found = first;
    for (long moment : away) {
      found = moment >= from ? Math.min(found, moment) : found;
    }
    return found;
  }

  /** After the last stay with the holder, but not after the first word for the bearer. */
  private long since(int first) {
    long since = Long.MIN_VALUE;
    for (Piece before : pieces.subList(0, first)) {
      since =
          before.weight() < -PlaceEvidence.DECISIVE
              ? Math.max(since, before.to() + IN_HAND)
              : since;
    }
    return Math.min(since, pieces.get(first).sighting().lo());
  }

  private long until(int last) {
    long until = Long.MAX_VALUE;
    for (Piece after : pieces.subList(last + 1, pieces.size())) {
      until =
          after.weight() < -PlaceEvidence.DECISIVE
              ? Math.min(until, after.from() - IN_HAND)
              : until;
    }
    return Math.max(until, pieces.get(last).sighting().hi());
  }
}
