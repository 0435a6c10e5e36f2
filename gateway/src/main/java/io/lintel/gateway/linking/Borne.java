package io.lintel.gateway.linking;

import io.lintel.gateway.clock.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one recorder's places, or two recorders', say for its having been borne by somebody else
 * than its holder, moment by moment.
 */
final class Borne {
  /** However long a stay, it is one coincidence: no more of its positions count. */
  private static final int COUNTED_OF_STAY = 2;

  /** A recorder that was not seen for longer may have left and come back. */
  private static final long UNSEEN = Micros.of(Duration.ofMinutes(10));

  /** Nobody gives a recorder away in the moment of a tap: for so long it stays in the hand. */
  private static final long IN_HAND = Micros.of(Duration.ofMinutes(1));

  /** An address says so much less if nobody knows when somebody was there. */
  private static final double SOMETIME = 0.5;

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

  /** Stays that the two had in common: there nobody can tell who had which recorder. */
  private final List<Stay> together;

  /** When a recorder was surely not with its holder, and nobody knows where the bearer was. */
  private final List<Long> away;

  private Borne(List<Piece> pieces, List<Stay> together, List<Long> away) {
    this.pieces = pieces;
    this.together = together;
    this.away = away;
  }

  /**
   * What {@code astray}'s places say for {@code bearer} against {@code holder}.
   *
   * @param own where the bearer's own recorders were. At a stay of the holder's either of the two,
   *     or both, may have been with it, unless one was clearly nearer
   */
  static Borne of(
      Astray astray, Stays holder, Stays bearer, OwnRecorders.Words own, PlaceEvidence places) {
    List<Piece> pieces = new ArrayList<>();
    Set<Stay> together = new LinkedHashSet<>();
    List<Long> away = new ArrayList<>();
    Map<Stay, Integer> counted = new HashMap<>();
    List<Meanwhile> meanwhiles = Meanwhile.all(astray, holder, bearer, places);
    Set<Stay> inCommon = new HashSet<>();
    for (Meanwhile meanwhile : meanwhiles) {
      Stay held = meanwhile.held();
      if (held != null && meanwhile.isOneDoor()) {
        inCommon.add(held);
        if (meanwhile.isOneVisit()) {
          together.add(meanwhile.spanning());
        }
      }
    }
    for (int i = 0; i < meanwhiles.size(); i++) {
      Sighting seen = astray.seen().get(i);
      Meanwhile meanwhile = meanwhiles.get(i);
      if (meanwhile.isOneDoor()) {
        continue;
      }
      Stay held = meanwhile.held();
      Stay there = meanwhile.there();
      double byHolder = meanwhile.byHolder();
      double byBearer = meanwhile.byBearer();
      if (byHolder > 0 && there == null && held != null) {
        // The bearer may be only just out of the door next to it, or may be there too.
        boolean justOut = inCommon.contains(held);
        double ownThere = justOut ? 0 : own.there().applyAsDouble(held);
        double nearer = ownThere - meanwhile.middleByHolder();
        if (own.exchanged() && nearer > PlaceEvidence.DECISIVE) {
          if (counted.merge(held, 1, Integer::sum) <= COUNTED_OF_STAY) {
            pieces.add(new Piece(seen, places.limited(nearer), held.from(), held.to()));
          }
          continue;
        }
        boolean eithersOwn = ownThere > 0;
        if (bearer.perhaps(seen, places) != null
            || (eithersOwn && byHolder > PlaceEvidence.DECISIVE)) {
          together.add(held);
          continue;
        }
        if (justOut || eithersOwn) {
          continue;
        }
      }
      boolean gone = held != null && byHolder < -PlaceEvidence.DECISIVE;
      if (there == null && gone) {
        away.add(seen.at());
      }
      if (there == null && (gone || held == null)) {
        there = bearer.perhaps(seen, places);
        byBearer = there == null ? 0 : SOMETIME * places.of(seen.fix(), there);
      }
      Stay says = byHolder > 0 || there == null ? held : there;
      if (says == null
          || (held == null
              && byBearer > 0
              && maybeBoth(seen, holder, there, own.without(), places))) {
        continue;
      }
      double weight = places.limited(byBearer - Math.max(0, byHolder));
      if (weight != 0 && counted.merge(says, 1, Integer::sum) <= COUNTED_OF_STAY) {
        Stay lasted = byHolder > 0 ? lasting(says, astray, bearer, places) : says;
        pieces.add(new Piece(seen, weight, lasted.from(), lasted.to()));
      }
    }
    return new Borne(pieces, List.copyOf(together), away);
  }

  /**
   * Where nobody knows where the holder was, both may have been there together: but not somebody
   * whose own recorder was somewhere else meanwhile, for why would they have gone without.
   */
  private static boolean maybeBoth(
      Sighting seen,
      Stays holder,
      @Nullable Stay there,
      Predicate<Stay> without,
      PlaceEvidence places) {
    return there == null || !without.test(there) || holder.perhaps(seen, places) != null;
  }

  /**
   * As long before and after {@code stay} as the recorder is seen not to leave its place, and the
   * bearer does not come.
   */
  private static Stay lasting(Stay stay, Astray astray, Stays bearer, PlaceEvidence places) {
    long from = stay.from();
    long to = stay.to();
    boolean since = false;
    for (Sighting seen : astray.seen()) {
      boolean there =
          places.of(seen.fix(), stay) > 0 && bearer.holding(seen.lo(), seen.hi()) == null;
      if (seen.hi() < stay.from()) {
        since = there && (since || seen.lo() >= stay.from() - UNSEEN);
        from = since ? Math.min(from, seen.lo()) : stay.from();
      } else if (seen.lo() > stay.to()) {
        if (!there || seen.lo() > to + UNSEEN) {
          break;
        }
        to = seen.hi();
      }
    }
    return stay.during(from, to);
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
